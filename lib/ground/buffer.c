#include "ground/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Room for `more` bytes and a NUL. */
static bool reserve(struct buffer *buffer, size_t more) {
	if (buffer->failed)
		return false;
	const size_t wanted = buffer->length + more + 1;
	if (wanted <= buffer->room)
		return true;
	size_t room = buffer->room ? buffer->room : 256;
	while (room < wanted)
		room *= 2;
	char *data = realloc(buffer->data, room);
	if (!data) {
		buffer->failed = true;
		return false;
	}
	buffer->data = data;
	buffer->room = room;
	return true;
}

void buffer_add(struct buffer *buffer, const void *data, size_t length) {
	if (!reserve(buffer, length))
		return;
	if (length > 0)
		memcpy(buffer->data + buffer->length, data, length);
	buffer->length += length;
	buffer->data[buffer->length] = '\0';
}

void buffer_text(struct buffer *buffer, const char *text) {
	buffer_add(buffer, text, strlen(text));
}

const char *integer_text(char room[INTEGER_ROOM], int64_t number) {
	char *start = &room[INTEGER_ROOM - 1];
	uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
	*start = '\0';
	do
		*--start = (char)('0' + rest % 10);
	while ((rest /= 10) > 0);
	if (number < 0)
		*--start = '-';
	return start;
}

void buffer_integer(struct buffer *buffer, int64_t number) {
	char room[INTEGER_ROOM];
	buffer_text(buffer, integer_text(room, number));
}

void buffer_printf(struct buffer *buffer, const char *format, ...) {
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	const int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length < 0)
		buffer->failed = true;
	else if (reserve(buffer, (size_t)length)) {
		vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, again);
		buffer->length += (size_t)length;
	}
	va_end(again);
}

void buffer_json(struct buffer *buffer, const char *text, size_t length) {
	static const char short_forms[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
	buffer_byte(buffer, '"');
	size_t plain = 0;
	for (size_t i = 0; i < length; i++) {
		const unsigned char byte = (unsigned char)text[i];
		if (byte >= 0x20 && byte != '"' && byte != '\\')
			continue;
		buffer_add(buffer, text + plain, i - plain);
		plain = i + 1;
		const char *found = byte ? strchr(short_forms, byte) : NULL;
		if (found) {
			buffer_byte(buffer, '\\');
			buffer_byte(buffer, letters[found - short_forms]);
		} else
			buffer_printf(buffer, "\\u%04x", byte);
	}
	buffer_add(buffer, text + plain, length - plain);
	buffer_byte(buffer, '"');
}

void buffer_hex(struct buffer *buffer, const unsigned char *bytes, size_t size) {
	static const char digits[] = "0123456789abcdef";
	for (size_t i = 0; i < size; i++) {
		buffer_byte(buffer, digits[bytes[i] >> 4]);
		buffer_byte(buffer, digits[bytes[i] & 15]);
	}
}

void buffer_cut(struct buffer *buffer, size_t length) {
	buffer->length = length;
	if (buffer->data)
		buffer->data[length] = '\0';
}

void buffer_clear(struct buffer *buffer) {
	buffer->failed = false;
	buffer_cut(buffer, 0);
}

void buffer_free(struct buffer *buffer) {
	free(buffer->data);
	*buffer = (struct buffer){0};
}
