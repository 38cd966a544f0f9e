/* What the kernel leaves a process that has more rights than its user. */
#include "unit.h"

#include "ground/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static char state[] = "/tmp/ordflow-unit.XXXXXX", elsewhere[] = "/var/tmp/ordflow-unit.XXXXXX";

/* In a process of its own: the number of the first expectation that fails, 0 if none does. */
#define EXPECT(what)                \
	do {                        \
		if (!(what))        \
			_exit(__LINE__ % 255 + 1); \
	} while (0)

static int in_child(void (*look)(enum confinement), enum confinement confinement) {
	int status = 0;
	const pid_t child = fork();
	if (child == 0) {
		if (!confine(confinement, state, false))
			_exit(255);
		look(confinement);
		_exit(0);
	}
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static void none_of_others(enum confinement confinement) {
	(void)confinement;
	EXPECT(kill(getppid(), 0) != 0);
	EXPECT(kill(getppid(), SIGSTOP) != 0);
	EXPECT(syscall(SYS_tkill, getppid(), 0) != 0);
	EXPECT(syscall(SYS_tgkill, getppid(), getppid(), 0) != 0);
	EXPECT(syscall(SYS_tgkill, getpid(), gettid(), 0) == 0);
	EXPECT(syscall(SYS_pidfd_open, getppid(), 0) < 0);
	EXPECT(syscall(SYS_pidfd_send_signal, 0, 0, 0, 0) < 0 && errno == ENOSYS);
	EXPECT(syscall(SYS_process_vm_readv, getppid(), 0, 0, 0, 0, 0) < 0 && errno == ENOSYS);
	EXPECT(syscall(SYS_ptrace, 0, 0, 0, 0) < 0 && errno == ENOSYS);
	EXPECT(socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM);
	EXPECT(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0) >= 0);
	EXPECT(open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0);
	EXPECT(mkfifo("/tmp/ordflow-unit-fifo", S_IRUSR) != 0);
}

static void no_process(enum confinement confinement) {
	(void)confinement;
	EXPECT(syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0) < 0);
	EXPECT(execl("/bin/true", "true", (char *)NULL) != 0);
}

static void no_writing_elsewhere(enum confinement confinement) {
	char path[128];
	(void)confinement;
	snprintf(path, sizeof path, "%s/x", state);
	EXPECT(open(path, O_WRONLY | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR) >= 0);
	EXPECT(open("/dev/null", O_WRONLY | O_CLOEXEC) >= 0);
	if (syscall(444, NULL, 0, 1) < 1)
		return; /* a kernel without landlock */
	snprintf(path, sizeof path, "%s/x", elsewhere);
	EXPECT(open(path, O_WRONLY | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR) < 0 && errno == EACCES);
}

static void all_kinds(void **unused) {
	(void)unused;
	for (int kind = CONFINED_TO_LOOK; kind <= CONFINED_TO_MAKE; kind++)
		assert_int_equal(in_child(none_of_others, (enum confinement)kind), 0);
}

static void some_kinds(void **unused) {
	(void)unused;
	assert_int_equal(in_child(no_process, CONFINED_TO_LOOK), 0);
	assert_int_equal(in_child(no_process, CONFINED_TO_CHANGE), 0);
	assert_int_equal(in_child(no_process, CONFINED_TO_MAKE), 0);
	assert_int_equal(in_child(no_process, CONFINED_TO_LAY_OUT), 0);
	assert_int_equal(in_child(no_writing_elsewhere, CONFINED_TO_LOOK), 0);
	assert_int_equal(in_child(no_writing_elsewhere, CONFINED_TO_CHANGE), 0);
}

static int make(void **unused) {
	(void)unused;
	return mkdtemp(state) && mkdtemp(elsewhere) ? 0 : -1;
}

static int clear(void **unused) {
	char path[128];
	(void)unused;
	snprintf(path, sizeof path, "%s/x", state);
	unlink(path);
	return rmdir(state) + rmdir(elsewhere);
}

int main(void) {
	const struct CMUnitTest tests[] = {cmocka_unit_test(all_kinds), cmocka_unit_test(some_kinds)};
	return cmocka_run_group_tests_name("confine", tests, make, clear);
}
