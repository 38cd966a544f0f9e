#include "face/paper.h"

#include "report/page.h"

static void add_code(const struct page *page, const char *text) {
	const struct code code = paper_code(page->arena, text);
	buffer_printf(page->out, "<svg class=\"code\" viewBox=\"0 0 %d %d\" role=\"img\" shape-rendering=\"crispEdges\"><title>",
		code.width, code.width);
	page_text(page, text);
	buffer_text(page->out, "</title><path d=\"");
	for (int y = 0; y < code.width; y++)
		for (int x = 0; x < code.width; x++)
			if (code.modules[y * code.width + x])
				buffer_printf(page->out, "M%d %dh1v1h-1z", x, y);
	buffer_text(page->out, "\"/></svg>\n");
}

static void add_fields(const struct page *page, const struct form_part *part) {
	buffer_text(page->out, "<dl>");
	for (int i = 0; i < part->columns; i++) {
		if (!*part->cells[i])
			continue;
		buffer_text(page->out, "<div><dt>");
		page_text(page, part->headings[i]);
		buffer_text(page->out, "</dt><dd>");
		page_lines(page, part->cells[i]);
		buffer_text(page->out, "</dd></div>\n");
	}
	buffer_text(page->out, "</dl>\n");
}

static void add_table(const struct page *page, const struct form_part *part) {
	buffer_text(page->out, "<div class=\"wide\"><table><thead><tr>");
	for (int i = 0; i < part->columns; i++) {
		buffer_printf(page->out, "<th%s>", part->right[i] ? " class=\"n\"" : "");
		page_text(page, part->headings[i]);
		buffer_text(page->out, "</th>");
	}
	buffer_text(page->out, "</tr></thead><tbody>\n");
	for (size_t row = 0; row < part->rows; row++) {
		buffer_text(page->out, "<tr>");
		for (int i = 0; i < part->columns; i++) {
			buffer_printf(page->out, "<td%s>", part->right[i] ? " class=\"n\"" : "");
			page_lines(page, part->cells[row * (size_t)part->columns + (size_t)i]);
			buffer_text(page->out, "</td>");
		}
		buffer_text(page->out, "</tr>\n");
	}
	buffer_text(page->out, "</tbody></table></div>\n");
}

static void add_boxes(const struct page *page, const struct form *form) {
	buffer_text(page->out, "<div class=\"sign\">");
	for (int i = 0; i < form->box_count; i++) {
		buffer_text(page->out, "<div>");
		page_text(page, form->boxes[i].label);
		if (form->boxes[i].name) {
			buffer_text(page->out, "<br>");
			page_text(page, form->boxes[i].name);
			buffer_printf(page->out, "<br>%s", form->boxes[i].day);
		}
		buffer_text(page->out, "</div>");
	}
	buffer_text(page->out, "</div>\n");
}

void paper_html(const struct form *form, struct arena *arena, struct buffer *out) {
	const struct page page = {out, arena, form->chinese};
	page_begin(&page, arena_printf(arena, "%s %s", form->title, form->number));
	add_code(&page, form->number);
	buffer_text(out, "<p class=\"quiet\">");
	page_text(&page, form->factory);
	buffer_text(out, "</p>\n<h1>");
	page_text(&page, form->title);
	buffer_printf(out, "</h1>\n<p class=\"quiet\">%s (%s)</p>\n", form->number, form->clause);
	for (int i = 0; i < form->part_count; i++) {
		const struct form_part *part = &form->parts[i];
		if (part->heading) {
			buffer_text(out, "<h2>");
			page_text(&page, part->heading);
			buffer_text(out, "</h2>\n");
		}
		if (part->single)
			add_fields(&page, part);
		else
			add_table(&page, part);
	}
	add_boxes(&page, form);
	page_end(&page);
}
