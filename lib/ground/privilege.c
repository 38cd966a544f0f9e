#include "ground/privilege.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct {
	bool aside;
	gid_t group, own;
	int depth;
} rights;

bool privileged(void) {
	return getauxval(AT_SECURE) != 0;
}

#if defined __x86_64__
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef ARCHITECTURE
/* A system call that is refused with EPERM. */
#define REFUSE(call) \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)

static bool confine(void) {
	enum { OTHER_TABLE = 0x40000000 }; /* x32's calls, on x86-64 */
	static struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, OTHER_TABLE, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
		REFUSE(ptrace), REFUSE(process_vm_readv), REFUSE(process_vm_writev), REFUSE(mount), REFUSE(umount2),
		REFUSE(pivot_root), REFUSE(chroot), REFUSE(setns), REFUSE(unshare), REFUSE(reboot), REFUSE(swapon), REFUSE(swapoff),
		REFUSE(init_module), REFUSE(finit_module), REFUSE(delete_module), REFUSE(kexec_load), REFUSE(bpf),
		REFUSE(perf_event_open), REFUSE(userfaultfd), REFUSE(open_by_handle_at), REFUSE(add_key), REFUSE(request_key),
		REFUSE(keyctl), REFUSE(io_uring_setup), REFUSE(bind), REFUSE(listen), REFUSE(accept), REFUSE(accept4),
		/* The names of people may come from a service on this machine. */
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_socket, 0, 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	const struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0 || errno == EINVAL;
}
#else
static bool confine(void) {
	return true;
}
#endif

bool privilege_aside(void) {
	rights.group = getegid();
	rights.own = getgid();
	rights.aside = privileged() && rights.group != rights.own;
	return !rights.aside || (setegid(rights.own) == 0 && confine());
}

/* Going on with the wrong rights would be worse than not going on. */
static void become(gid_t group) {
	if (setegid(group) != 0)
		abort();
}

void privilege_take(void) {
	if (rights.aside && rights.depth++ == 0)
		become(rights.group);
}

void privilege_leave(void) {
	if (rights.aside && --rights.depth == 0)
		become(rights.own);
}

void privilege_drop(void) {
	if (rights.aside && setresgid(rights.own, rights.own, rights.own) != 0)
		abort();
	rights.aside = false;
}
