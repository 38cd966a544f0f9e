/* The cases that are kept, without a fuzzer: each file that is named, through the harness that this is linked with. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv) {
	enum { LARGEST = 1 << 20 };
	static uint8_t bytes[LARGEST];
	for (int i = 1; i < argc; i++) {
		FILE *file = fopen(argv[i], "re");
		if (!file) {
			perror(argv[i]);
			return EXIT_FAILURE;
		}
		LLVMFuzzerTestOneInput(bytes, fread(bytes, 1, sizeof bytes, file));
		fclose(file);
	}
	return EXIT_SUCCESS;
}
