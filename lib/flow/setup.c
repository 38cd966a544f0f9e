#include "flow/setup.h"

#include "ground/moment.h"
#include "policy/gate.h"
#include "policy/proposal.h"

#include <string.h>

static enum outcome store(struct context *cx, enum setting setting, const char *value) {
	TRY(setting_check(setting, value, cx->fault));
	return db_exec(cx->db,
		SQL("insert into setting (name, value) values (?1, ?2)"
		    " on conflict (name) do update set value = excluded.value where value <> excluded.value"),
		TEXT(setting_entries[setting].name), TEXT(value));
}

enum outcome setup_new(struct context *cx, const struct setup_request *request) {
	if (request->name)
		TRY(store(cx, SETTING_NAME, request->name));
	if (request->timezone)
		TRY(store(cx, SETTING_TIMEZONE, request->timezone));
	if (request->currency)
		TRY(store(cx, SETTING_CURRENCY, request->currency));
	return settings_load(&cx->settings, cx->db, cx->fault);
}

enum outcome setting_set(struct context *cx, const char *name, const char *value) {
	bool waits = false;
	TRY(act(cx, ACT_SETTING, NULL, NO_ROLES));
	cx->event.document = name;
	for (int i = 0; i < SETTING_COUNT; i++) {
		if (strcmp(setting_entries[i].name, name) != 0)
			continue;
		if (setting_entries[i].fixed)
			return fail(cx->fault, BAD_DATA, "%s can't be changed once the database is there", name);
		TRY(setting_check((enum setting)i, value, cx->fault));
		TRY(setting_fits((enum setting)i, value, cx->db, cx->fault));
		if (strcmp(cx->settings.text[i], value) != 0 && !setting_harmless((enum setting)i))
			TRY(proposal_put(cx, &(struct proposed){PROPOSAL_SETTING, {name, value}}, false, &waits));
		return waits ? DONE : store(cx, (enum setting)i, value);
	}
	return fail(cx->fault, NOT_FOUND, "no setting %s (ordflow setting lists them)", name);
}

enum outcome clock_accept(struct context *cx, const char *reason) {
	char now[MOMENT_ROOM], last[MOMENT_ROOM];
	TRY(act(cx, ACT_CLOCK, NULL, NO_ROLES));
	if (!reason || !*reason)
		return fail(cx->fault, USAGE, "why is it right, and the events are wrong? --reason TEXT");
	if (!cx->behind)
		return fail(cx->fault, BAD_DATA, "the clock isn't behind the last event: there is nothing to accept");
	cx->event.document = setting_entries[SETTING_CLOCK].name;
	return store(cx, SETTING_CLOCK, arena_printf(cx->arena, "%s < %s: %s", instant_format(now, cx->now),
		instant_format(last, cx->last_recorded), reason));
}

enum outcome clock_show(struct context *cx, struct listing *listing) {
	static const struct field fields[] = {{.name = "clock", .type = FIELD_INSTANT},
		{.name = "last_event", .type = FIELD_INSTANT}, {.name = "closed_until", .type = FIELD_INSTANT}};
	*listing = (struct listing)LISTING("clock", fields);
	return db_select(cx->db, &listing->rows,
		SQL("select ?1, (select recorded_at from event order by id desc limit 1), (select max(to_at) from month_close)"),
		INT(cx->now));
}

enum outcome setting_list(struct context *cx, struct listing *listing) {
	static const struct field fields[] = {
		{.name = "setting"}, {.name = "value"}, {.name = "default"}, {.name = "meaning", .said = true}};
	*listing = (struct listing)LISTING("settings", fields);
	for (int i = 0; i < SETTING_COUNT; i++) {
		listing_text(cx->arena, listing, setting_entries[i].name);
		listing_text(cx->arena, listing, cx->settings.text[i]);
		listing_text(cx->arena, listing, setting_entries[i].standard);
		listing_text(cx->arena, listing, setting_entries[i].meaning);
	}
	return DONE;
}
