#include "ground/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined __x86_64__
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef ARCHITECTURE
/* What every command does: files, memory, time, names of people from a service on this machine, the rights put aside. */
static const uint16_t basic[] = {__NR_read, __NR_write, __NR_readv, __NR_writev, __NR_pread64, __NR_pwrite64, __NR_openat,
	__NR_close, __NR_fstat, __NR_newfstatat, __NR_statx, __NR_statfs, __NR_fstatfs, __NR_lseek, __NR_mmap, __NR_munmap,
	__NR_mprotect, __NR_mremap, __NR_brk, __NR_madvise, __NR_fcntl, __NR_flock, __NR_faccessat, __NR_faccessat2,
	__NR_readlinkat, __NR_getcwd, __NR_getdents64, __NR_fadvise64, __NR_ftruncate, __NR_fallocate, __NR_fsync,
	__NR_fdatasync, __NR_sync_file_range, __NR_unlinkat, __NR_renameat, __NR_renameat2, __NR_linkat, __NR_fchmod, __NR_fchmodat,
	__NR_fchown, __NR_umask, __NR_dup, __NR_dup3, __NR_getpid, __NR_getppid, __NR_gettid, __NR_getpgid, __NR_getuid,
	__NR_geteuid, __NR_getgid, __NR_getegid, __NR_getresuid, __NR_getresgid, __NR_getgroups, __NR_setregid, __NR_setresgid,
	__NR_setgid, __NR_prctl, __NR_exit, __NR_exit_group, __NR_rt_sigaction, __NR_rt_sigprocmask, __NR_rt_sigreturn,
	__NR_rt_sigpending, __NR_restart_syscall, __NR_sigaltstack, __NR_futex, __NR_set_robust_list, __NR_set_tid_address,
	__NR_rseq, __NR_clock_gettime, __NR_clock_getres, __NR_gettimeofday, __NR_nanosleep, __NR_clock_nanosleep,
	__NR_setitimer, __NR_getitimer, __NR_timer_create, __NR_timer_settime, __NR_timer_delete, __NR_ppoll, __NR_pselect6,
	__NR_epoll_create1, __NR_epoll_ctl, __NR_epoll_pwait, __NR_eventfd2, __NR_getrandom, __NR_sysinfo, __NR_uname,
	__NR_getrlimit, __NR_getrusage, __NR_sched_yield, __NR_sched_getaffinity, __NR_getcpu, __NR_membarrier, __NR_connect,
	__NR_sendto, __NR_sendmsg, __NR_sendmmsg, __NR_recvfrom, __NR_recvmsg, __NR_getsockname, __NR_getpeername, __NR_setsockopt,
	__NR_getsockopt, __NR_shutdown, __NR_pipe2,
#ifdef __NR_open /* the older names of the same, where a machine has them */
	__NR_open, __NR_stat, __NR_lstat, __NR_access, __NR_readlink, __NR_getdents, __NR_unlink, __NR_rename, __NR_link,
	__NR_chmod, __NR_dup2, __NR_getpgrp, __NR_poll, __NR_select, __NR_pipe, __NR_time, __NR_epoll_wait, __NR_arch_prctl,
#endif
	0};

/* A pager: a process, and what a shell and less(1) do beside. */
static const uint16_t paging[] = {__NR_execve, __NR_wait4, __NR_waitid, __NR_chdir, __NR_fchdir, __NR_setpgid, __NR_getsid,
	__NR_setsid, __NR_close_range,
#ifdef __NR_open
	__NR_vfork, __NR_fork,
#endif
	0};

/* Threads of fontconfig and pango. */
static const uint16_t laying_out[] = {__NR_sched_getattr, __NR_sched_setattr, __NR_sched_getscheduler, __NR_sched_getparam,
	__NR_getpriority, __NR_memfd_create, 0};

/* Folders, and whose they are. */
static const uint16_t making[] = {__NR_mkdirat, __NR_fchownat, __NR_utimensat,
#ifdef __NR_open
	__NR_mkdir, __NR_rmdir, __NR_chown,
#endif
	0};

enum { WORDS = 16, WORD = 32, MOST_INSTRUCTIONS = 128 };

struct filter {
	struct sock_filter code[MOST_INSTRUCTIONS];
	unsigned short length;
	uint32_t allowed[WORDS]; /* a bit for each call's number */
};

static void add(struct filter *filter, struct sock_filter instruction) {
	filter->code[filter->length++] = instruction;
}

#define DO(...) add(filter, (struct sock_filter)__VA_ARGS__)
#define STATEMENT(code, k) DO(BPF_STMT(code, k))
#define JUMP(code, k, yes, no) DO(BPF_JUMP(code, k, yes, no))
#define ARGUMENT(n) ((uint32_t)(offsetof(struct seccomp_data, args) + (size_t)(n) * sizeof(uint64_t)))
#define REFUSED_WITH(number) (SECCOMP_RET_ERRNO | (number))

static void allow(struct filter *filter, const uint16_t *calls) {
	for (size_t i = 0; i == 0 || calls[i]; i++) /* the first may be number 0 */
		filter->allowed[calls[i] / WORD] |= 1u << calls[i] % WORD;
}

/* A call whose first (or so) argument, its lower half, has to be this. */
static void allow_with(struct filter *filter, uint32_t call, int argument, uint32_t value) {
	JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 4);
	STATEMENT(BPF_LD | BPF_W | BPF_ABS, ARGUMENT(argument));
	JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1);
	STATEMENT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	STATEMENT(BPF_RET | BPF_K, REFUSED_WITH(EPERM));
}

/* clone(2) for a thread alone; its number says ENOSYS of clone3(2), whose flags no filter sees, and the library turns to it. */
static void allow_threads(struct filter *filter) {
	JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone, 0, 4);
	STATEMENT(BPF_LD | BPF_W | BPF_ABS, ARGUMENT(0));
	JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 0, 1);
	STATEMENT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	STATEMENT(BPF_RET | BPF_K, REFUSED_WITH(EPERM));
}

/* Nothing is typed into the terminal of whoever started it. */
static void allow_terminal(struct filter *filter) {
	JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_ioctl, 0, 5);
	STATEMENT(BPF_LD | BPF_W | BPF_ABS, ARGUMENT(1));
	JUMP(BPF_JMP | BPF_JEQ | BPF_K, TIOCSTI, 2, 0);
	JUMP(BPF_JMP | BPF_JEQ | BPF_K, TIOCLINUX, 1, 0);
	STATEMENT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	STATEMENT(BPF_RET | BPF_K, REFUSED_WITH(EPERM));
}

/* The bit of the call's number, in X, among those that are allowed; ENOSYS for all others, so that libraries do without. */
static void allow_listed(struct filter *filter) {
	JUMP(BPF_JMP | BPF_JGE | BPF_K, WORDS * WORD, 0, 1);
	STATEMENT(BPF_RET | BPF_K, REFUSED_WITH(ENOSYS));
	STATEMENT(BPF_ALU | BPF_AND | BPF_K, WORD - 1);
	STATEMENT(BPF_MISC | BPF_TAX, 0);
	STATEMENT(BPF_LD | BPF_IMM, 1);
	STATEMENT(BPF_ALU | BPF_LSH | BPF_X, 0);
	STATEMENT(BPF_MISC | BPF_TAX, 0);
	STATEMENT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
	STATEMENT(BPF_ALU | BPF_RSH | BPF_K, 5);
	for (uint32_t word = 0; word < WORDS; word++) {
		if (!filter->allowed[word])
			continue;
		JUMP(BPF_JMP | BPF_JEQ | BPF_K, word, 0, 4);
		STATEMENT(BPF_MISC | BPF_TXA, 0);
		JUMP(BPF_JMP | BPF_JSET | BPF_K, filter->allowed[word], 0, 1);
		STATEMENT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
		STATEMENT(BPF_RET | BPF_K, REFUSED_WITH(ENOSYS));
	}
	STATEMENT(BPF_RET | BPF_K, REFUSED_WITH(ENOSYS));
}

static bool filter_calls(enum confinement confinement) {
	enum { OTHER_TABLE = 0x40000000 }; /* x32's calls, on x86-64 */
	static struct filter built;
	struct filter *filter = &built;
	allow(filter, basic);
	if (confinement == CONFINED_TO_PAGE)
		allow(filter, paging);
	if (confinement == CONFINED_TO_LAY_OUT)
		allow(filter, laying_out);
	if (confinement == CONFINED_TO_MAKE)
		allow(filter, making);
	STATEMENT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch));
	JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0);
	STATEMENT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
	STATEMENT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
	JUMP(BPF_JMP | BPF_JGE | BPF_K, OTHER_TABLE, 0, 1);
	STATEMENT(BPF_RET | BPF_K, REFUSED_WITH(EPERM));
	allow_terminal(filter);
	allow_with(filter, __NR_socket, 0, AF_UNIX);
	allow_with(filter, __NR_prlimit64, 0, 0);
	/* abort() and raise(): a signal to itself. All others, and descriptors of other processes, are for nobody. */
	allow_with(filter, __NR_tgkill, 0, (uint32_t)getpid());
	if (confinement == CONFINED_TO_LAY_OUT)
		allow_threads(filter);
	if (confinement == CONFINED_TO_PAGE)
		filter->allowed[__NR_clone / WORD] |= 1u << __NR_clone % WORD;
	allow_listed(filter);
	const struct sock_fprog program = {filter->length, filter->code};
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0 || errno == EINVAL;
}
#else
static bool filter_calls(enum confinement confinement) {
	(void)confinement;
	return true;
}
#endif

/* landlock(7): its numbers are the same on every machine; those of <linux/landlock.h> depend on how new that is. */
enum { LANDLOCK_CREATE = 444, LANDLOCK_ADD = 445, LANDLOCK_RESTRICT = 446, ONLY_VERSION = 1, BENEATH = 1 };
enum { MAY_EXECUTE = 1 << 0, MAY_WRITE = 1 << 1, MAY_REMOVE_FOLDER = 1 << 4, MAY_REMOVE = 1 << 5, MAY_MAKE_CHARACTER = 1 << 6,
	MAY_MAKE_FOLDER = 1 << 7, MAY_MAKE_FILE = 1 << 8, MAY_MAKE_SOCKET = 1 << 9, MAY_MAKE_FIFO = 1 << 10,
	MAY_MAKE_BLOCK = 1 << 11, MAY_MAKE_LINK = 1 << 12, MAY_MOVE = 1 << 13, MAY_TRUNCATE = 1 << 14 };
struct ruleset {
	uint64_t files, net, scoped;
};
struct beneath {
	uint64_t allowed;
	int32_t folder;
} __attribute__((packed));

static void permit(int ruleset, const char *folder, uint64_t what) {
	struct beneath rule = {.allowed = what, .folder = open(folder, O_PATH | O_CLOEXEC)};
	if (rule.folder < 0)
		return; /* what isn't there is nothing to write to */
	syscall(LANDLOCK_ADD, ruleset, BENEATH, &rule, 0);
	close(rule.folder);
}

/* With each version the kernel knows more; without any it is no failure. */
static bool lock_land(enum confinement confinement, const char *state, bool elsewhere) {
	enum { MOVES = 2, TRUNCATES = 3, NET = 4, SCOPES = 6, BIND_AND_CONNECT = 3, ABSTRACT_SOCKETS_AND_SIGNALS = 3 };
	const long version = syscall(LANDLOCK_CREATE, NULL, 0, ONLY_VERSION);
	if (version < 1)
		return true;
	struct ruleset rules = {.files = MAY_MAKE_CHARACTER | MAY_MAKE_SOCKET | MAY_MAKE_FIFO | MAY_MAKE_BLOCK | MAY_MAKE_LINK};
	uint64_t writing = 0;
	if (confinement != CONFINED_TO_PAGE)
		rules.files |= MAY_EXECUTE;
	if (confinement != CONFINED_TO_MAKE && !elsewhere)
		writing = MAY_WRITE | MAY_REMOVE | MAY_MAKE_FILE | (version >= TRUNCATES ? MAY_TRUNCATE : 0);
	if (confinement != CONFINED_TO_MAKE)
		rules.files |= MAY_MAKE_FOLDER | MAY_REMOVE_FOLDER;
	if (writing && version >= MOVES)
		rules.files |= MAY_MOVE;
	rules.files |= writing;
	rules.net = version >= NET ? BIND_AND_CONNECT : 0;
	rules.scoped = version >= SCOPES ? ABSTRACT_SOCKETS_AND_SIGNALS : 0;
	const size_t size = version >= SCOPES ? sizeof rules : version >= NET ? offsetof(struct ruleset, scoped)
		: offsetof(struct ruleset, net);
	const int ruleset = (int)syscall(LANDLOCK_CREATE, &rules, size, 0);
	if (ruleset < 0)
		return errno == EOPNOTSUPP || errno == ENOSYS;
	if (writing) {
		permit(ruleset, state, writing);
		permit(ruleset, "/dev", MAY_WRITE | (writing & MAY_TRUNCATE));
		permit(ruleset, "/tmp", writing);
	}
	const bool done = syscall(LANDLOCK_RESTRICT, ruleset, 0) == 0;
	close(ruleset);
	return done;
}

bool confine(enum confinement confinement, const char *state, bool elsewhere) {
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	return lock_land(confinement, state, elsewhere) && filter_calls(confinement);
}
