// SPDX-License-Identifier: EPL-2.0
/* The wire to the simulator; SimbusServer.java says what a frame holds. For little-endian machines. */
#include "simbus.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#define PATIENCE_SECONDS 5

int simulator(void)
{
	const struct timeval patience = {PATIENCE_SECONDS, 0};
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return -errno;
	strncpy(address.sun_path, getenv("SIMBUS_SOCKET"), sizeof(address.sun_path) - 1);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	if (connect(fd, (struct sockaddr *)&address, sizeof(address))) {
		close(fd);
		return -ENOENT;
	}
	return fd;
}

static void put(struct device *device, const void *bytes, size_t count)
{
	memcpy(device->frame + device->length, bytes, count);
	device->length += count;
}

static void put16(struct device *device, uint16_t value)
{
	put(device, &value, sizeof(value));
}

static void put32(struct device *device, uint32_t value)
{
	put(device, &value, sizeof(value));
}

/* To the program a lost connection is an unplugged adapter. */
static int failure(ssize_t result)
{
	return result < 0 && errno == EAGAIN ? -ETIMEDOUT : -ENODEV;
}

static int send_all(int fd, const uint8_t *bytes, size_t count)
{
	while (count > 0) {
		ssize_t done = send(fd, bytes, count, MSG_NOSIGNAL);

		if (done > 0) {
			bytes += done;
			count -= done;
		} else if (done == 0 || errno != EINTR) {
			return failure(done);
		}
	}
	return 0;
}

static int receive_all(int fd, void *bytes, size_t count)
{
	while (count > 0) {
		ssize_t done = recv(fd, bytes, count, 0);

		if (done > 0) {
			bytes = (uint8_t *)bytes + done;
			count -= done;
		} else if (done == 0 || errno != EINTR) {
			return failure(done);
		}
	}
	return 0;
}

/* Sends the frame and gets the bytes of the answer to its start: their number, or -errno. */
static long exchange(struct device *device)
{
	uint32_t length = device->length - sizeof(length);
	int32_t head[3] = {0}; /* length of the rest, sequence, result */
	int failed;

	memcpy(device->frame, &length, sizeof(length));
	failed = send_all(device->fd, device->frame, device->length);
	if (!failed)
		failed = receive_all(device->fd, head, sizeof(head));
	if (!failed && (head[0] < 8 || head[0] > MOST_FRAME || (uint32_t)head[1] != device->sequence))
		failed = -EIO;
	if (!failed)
		failed = receive_all(device->fd, device->frame, head[0] - 8);
	if (failed) {
		shutdown(device->fd, SHUT_RDWR); /* a late answer would be taken for that of the next frame */
		return failed;
	}
	return head[2] < 0 ? head[2] : head[0] - 8;
}

static int lay_out(struct device *device, const struct message *messages, int count)
{
	device->length = 4;
	put32(device, ++device->sequence);
	put(device, (uint8_t[]){device->kind->number, device->bus, count, device->select}, 4);
	for (int i = 0; i < count; i++) {
		size_t data = messages[i].flags == READS ? 0 : messages[i].length;

		if (device->length + 12 + data > MOST_FRAME)
			return -ENOMEM;
		put16(device, messages[i].address);
		put16(device, messages[i].flags);
		put16(device, messages[i].length);
		put16(device, messages[i].bits);
		put32(device, messages[i].hertz);
		put(device, messages[i].bytes, data);
	}
	return 0;
}

long transact(struct device *device, const struct message *messages, int count)
{
	const uint8_t *from = device->frame;
	long left = lay_out(device, messages, count);

	if (!left)
		left = exchange(device);
	if (left < 0)
		return left;
	for (int i = 0; i < count; i++) {
		uint8_t *room = messages[i].flags & WRITES_TOO ? messages[i].heard : messages[i].bytes;

		if (!(messages[i].flags & READS))
			continue;
		left -= messages[i].length;
		if (left < 0)
			return -EIO;
		memcpy(room, from, messages[i].length);
		from += messages[i].length;
	}
	return count;
}
