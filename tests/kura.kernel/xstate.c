// SPDX-License-Identifier: EPL-2.0
/*
 * Loaded by LD_PRELOAD into user-mode Linux: that of Debian 12 moves the vector registers of its processes by a buffer
 * of fixed size, and a processor that has more of them (AMX) makes the kernel refuse it. What is longer stays here: no
 * program in the guest uses it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/types.h>
#include <sys/uio.h>

#define NT_X86_XSTATE 0x202
#define COMPONENTS 512 /* where the bits stand for what is in use */
#define SHORT_ONES 0x3ff /* x87 to protection keys, which the fixed size has room for */

static uint8_t whole[1 << 16];
static size_t length;

typedef long call(int request, pid_t process, void *address, void *data);

static long get(call *system, pid_t process, void *type, struct iovec *wanted)
{
	struct iovec all = {whole, sizeof(whole)};
	long result = system(PTRACE_GETREGSET, process, type, &all);

	if (result)
		return result;
	length = all.iov_len;
	if (wanted->iov_len > length)
		wanted->iov_len = length;
	memcpy(wanted->iov_base, whole, wanted->iov_len);
	return 0;
}

static long set(call *system, pid_t process, void *type, const struct iovec *given)
{
	struct iovec all = {whole, length};
	uint64_t components;

	memcpy(whole, given->iov_base, given->iov_len);
	if (given->iov_len < length) {
		memcpy(&components, whole + COMPONENTS, sizeof(components));
		components &= SHORT_ONES;
		memcpy(whole + COMPONENTS, &components, sizeof(components));
	}
	return system(PTRACE_SETREGSET, process, type, &all);
}

long ptrace(enum __ptrace_request request, ...)
{
	static call *system;
	va_list more;
	pid_t process;
	void *address, *data;

	va_start(more, request);
	process = va_arg(more, pid_t);
	address = va_arg(more, void *);
	data = va_arg(more, void *);
	va_end(more);
	if (!system)
		system = (call *)dlsym(RTLD_NEXT, "ptrace");
	if (address == (void *)NT_X86_XSTATE && request == PTRACE_GETREGSET)
		return get(system, process, address, data);
	if (address == (void *)NT_X86_XSTATE && request == PTRACE_SETREGSET)
		return set(system, process, address, data);
	return system(request, process, address, data);
}
