// SPDX-License-Identifier: EPL-2.0
/*
 * Loaded by LD_PRELOAD: to a program, buses that are simulated elsewhere are devices like any others. What it does with
 * them goes to the simulator at the unix socket $SIMBUS_SOCKET; all else goes to the C library as ever.
 */
#define _GNU_SOURCE
#include "simbus.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define MOST_DEVICES 1024 /* descriptors above are none of ours */

static struct device *devices[MOST_DEVICES];

/* The C library's own function of that name. */
#define SYSTEM(name)                                                                                                   \
	({                                                                                                             \
		static __typeof__(&name) function;                                                                     \
		if (!function)                                                                                         \
			function = (__typeof__(&name))dlsym(RTLD_NEXT, #name);                                         \
		function;                                                                                              \
	})

static struct device *device_of(int fd)
{
	return fd >= 0 && fd < MOST_DEVICES ? devices[fd] : NULL;
}

static long as_libc(long result)
{
	if (result >= 0)
		return result;
	errno = -result;
	return -1;
}

/* A frame without messages asks whether there is such a bus. */
static long open_device(const struct kind *kind, int bus, int select)
{
	struct device *device = calloc(1, sizeof(*device));
	long failed;

	if (!device)
		return -ENOMEM;
	device->kind = kind;
	device->bus = bus;
	device->select = select;
	device->hertz = 500000;
	device->bits = 8;
	device->fd = simulator();
	failed = device->fd < 0 ? device->fd : transact(device, NULL, 0);
	if (!failed && device->fd >= MOST_DEVICES)
		failed = -EMFILE;
	if (failed) {
		SYSTEM(close)(device->fd);
		free(device);
		return failed;
	}
	pthread_mutex_init(&device->turn, NULL);
	return (devices[device->fd] = device)->fd;
}

/* Whether the path is that of a device of ours; then it was opened, or not: see fd. */
static int opened(const char *path, int *fd)
{
	const struct kind *kinds[] = {&i2c, &spi};

	if (!path || !getenv("SIMBUS_SOCKET"))
		return 0;
	for (int i = 0; i < 2; i++) {
		int found[3] = {0}; /* the numbers, and where the path has to end */
		int *number = found;
		int right = sscanf(path, kinds[i]->path, number, number + 1, number + 2) == kinds[i]->numbers;

		if (!right || path[found[kinds[i]->numbers]])
			continue;
		if (kinds[i]->numbers == 1)
			found[1] = 0;
		right = found[0] >= 0 && found[0] <= 255 && found[1] >= 0 && found[1] <= 255;
		*fd = as_libc(right ? open_device(kinds[i], found[0], found[1]) : -ENOENT);
		return 1;
	}
	return 0;
}

/* --- what the program calls instead of the C library's */

#define OPEN(name, in_directory, ...)                                                                                  \
	int name(in_directory const char *path, int flags, ...)                                                        \
	{                                                                                                              \
		va_list more;                                                                                          \
		int fd, mode = 0;                                                                                      \
		va_start(more, flags);                                                                                 \
		if (flags & (O_CREAT | __O_TMPFILE))                                                                   \
			mode = va_arg(more, int);                                                                      \
		va_end(more);                                                                                          \
		return opened(path, &fd) ? fd : SYSTEM(name)(__VA_ARGS__, flags, mode);                                \
	}

#define DIRECTORY int directory,
OPEN(open, , path)
OPEN(open64, , path)
OPEN(openat, DIRECTORY, directory, path)
OPEN(openat64, DIRECTORY, directory, path)

int ioctl(int fd, unsigned long request, ...)
{
	struct device *device = device_of(fd);
	va_list more;
	void *argument;
	long result;

	va_start(more, request);
	argument = va_arg(more, void *);
	va_end(more);
	if (!device)
		return SYSTEM(ioctl)(fd, request, argument);
	pthread_mutex_lock(&device->turn);
	result = device->kind->control(device, request, argument);
	pthread_mutex_unlock(&device->turn);
	return as_libc(result);
}

static ssize_t move(struct device *device, void *bytes, size_t count, int reading)
{
	long result;

	pthread_mutex_lock(&device->turn);
	result = device->kind->move(device, bytes, count, reading);
	pthread_mutex_unlock(&device->turn);
	return as_libc(result);
}

ssize_t read(int fd, void *bytes, size_t count)
{
	struct device *device = device_of(fd);

	return device ? move(device, bytes, count, 1) : SYSTEM(read)(fd, bytes, count);
}

ssize_t write(int fd, const void *bytes, size_t count)
{
	struct device *device = device_of(fd);

	return device ? move(device, (void *)bytes, count, 0) : SYSTEM(write)(fd, bytes, count);
}

int close(int fd)
{
	struct device *device = device_of(fd);

	if (device) {
		devices[fd] = NULL;
		pthread_mutex_destroy(&device->turn);
		free(device);
	}
	return SYSTEM(close)(fd);
}
