#include "ground/input.h"

#include "ground/language.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static enum outcome complain(const struct input *input, struct fault *fault) {
	return fail(fault, errno == ENOENT || errno == ENOTDIR ? NOT_FOUND : IO_FAILED, "%s: %s", input->path, strerror(errno));
}

static enum outcome too_large(const struct input *input, struct fault *fault) {
	return fail(fault, BAD_DATA, "%s is larger than 512 MiB", input->path);
}

/* Not waiting for somebody to write into a pipe, where none is wanted. */
static enum outcome open_file(struct input *input, struct fault *fault, int *file) {
	const bool standard = input->lines && strcmp(input->path, "-") == 0;
	*file = standard ? STDIN_FILENO : open(input->path, O_RDONLY | O_CLOEXEC | O_NOCTTY | (input->lines ? 0 : O_NONBLOCK));
	if (*file < 0 || fstat(*file, &input->status) != 0)
		return complain(input, fault);
	if (!input->lines && !S_ISREG(input->status.st_mode))
		return fail(fault, IO_FAILED, "%s is not a file", input->path);
	if (S_ISDIR(input->status.st_mode)) {
		errno = EISDIR;
		return complain(input, fault);
	}
	return S_ISREG(input->status.st_mode) && input->status.st_size > LARGEST_INPUT ? too_large(input, fault) : DONE;
}

/* Where the reading of lines has come. */
struct progress {
	size_t line, length; /* the number of the line at hand less one, and what there is of it */
};

static enum outcome check_lines(const struct input *input, struct progress *progress, const char *bytes, size_t size,
	struct fault *fault) {
	const char *end = bytes + size;
	while (bytes < end) {
		const char *feed = memchr(bytes, '\n', (size_t)(end - bytes));
		progress->length += (size_t)((feed ? feed : end) - bytes);
		if (progress->length > LONGEST_LINE) {
			fault->file = input->path;
			fault->line = progress->line + 1;
			return fail(fault, BAD_DATA, "%s", said("a line of more than 1 MiB"));
		}
		if (!feed)
			return DONE;
		progress->line++;
		progress->length = 0;
		bytes = feed + 1;
	}
	return DONE;
}

static enum outcome copy_file(struct input *input, int file, struct fault *fault) {
	char block[65536];
	struct digest digest;
	struct progress progress = {0};
	size_t total = 0;
	digest_begin(&digest);
	while (true) {
		const ssize_t got = read(file, block, sizeof block);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return complain(input, fault);
		if (got == 0)
			break;
		total += (size_t)got;
		if (total > LARGEST_INPUT)
			return too_large(input, fault);
		if (input->lines)
			TRY(check_lines(input, &progress, block, (size_t)got, fault));
		digest_add(&digest, block, (size_t)got);
		if (fwrite(block, 1, (size_t)got, input->copy) != (size_t)got)
			return fail(fault, IO_FAILED, "%s can't be copied: %s", input->path, strerror(errno));
	}
	digest_end(&digest, input->digest);
	input->status.st_size = (off_t)total;
	return fflush(input->copy) == 0 && fseek(input->copy, 0, SEEK_SET) == 0 ? DONE
		: fail(fault, IO_FAILED, "%s can't be copied: %s", input->path, strerror(errno));
}

enum outcome input_read(struct input *input, struct fault *fault) {
	int file = -1;
	enum outcome outcome = open_file(input, fault, &file);
	if (outcome == DONE) {
		input->copy = tmpfile();
		outcome = input->copy ? copy_file(input, file, fault)
			: fail(fault, IO_FAILED, "%s can't be copied: %s", input->path, strerror(errno));
	}
	if (file > STDIN_FILENO)
		close(file);
	return outcome;
}

void input_free(struct input *inputs) {
	for (; inputs; inputs = inputs->next) {
		if (inputs->copy)
			fclose(inputs->copy);
		inputs->copy = NULL;
	}
}

struct input *input_find(struct input *inputs, const char *path) {
	while (inputs && strcmp(inputs->path, path) != 0)
		inputs = inputs->next;
	return inputs;
}
