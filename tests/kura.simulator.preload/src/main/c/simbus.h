// SPDX-License-Identifier: EPL-2.0
/* What the parts of simbus_preload.so share. Results below zero are error numbers, negated, as inside the kernel. */
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>

#define MOST_BYTES 8192 /* of one message */
#define MOST_FRAME 65536

/* One open device of the program. */
struct device {
	const struct kind *kind;
	int bus;
	int fd; /* also of the connection to the simulator */
	int address;
	int ten_bits;
	pthread_mutex_t turn;
	uint32_t sequence;
	size_t length;
	uint8_t frame[MOST_FRAME];
};

/* What devices of one kind do. SPI is to be the next. */
struct kind {
	uint8_t number; /* in a frame */
	const char *path;
	long (*control)(struct device *device, uint32_t request, void *argument);
	long (*move)(struct device *device, uint8_t *bytes, size_t count, int reading);
};

/* A part of a transaction. */
struct message {
	uint16_t address;
	uint16_t flags; /* 1 reads */
	uint16_t length;
	uint8_t *bytes;
};

#pragma GCC visibility push(hidden)

extern const struct kind i2c;

/* A connection to the simulator, or -errno. */
int simulator(void);

/* Has the simulator do the messages as one transaction: their number, or -errno. */
long transact(struct device *device, const struct message *messages, int count);

#pragma GCC visibility pop
