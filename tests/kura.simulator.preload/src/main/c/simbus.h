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
	int select; /* the chip's, of SPI */
	int fd; /* also of the connection to the simulator */
	int address;
	int ten_bits;
	uint32_t mode, hertz, bits; /* of SPI */
	pthread_mutex_t turn;
	uint32_t sequence;
	size_t length;
	uint8_t frame[MOST_FRAME];
};

/* What devices of one kind do. */
struct kind {
	uint8_t number; /* in a frame */
	int numbers; /* in the path */
	const char *path;
	long (*control)(struct device *device, uint32_t request, void *argument);
	long (*move)(struct device *device, uint8_t *bytes, size_t count, int reading);
};

#define READS 1
#define WRITES_TOO 2

/* A part of a transaction. */
struct message {
	uint16_t address; /* of SPI the mode */
	uint16_t flags;
	uint16_t length;
	uint8_t *bytes; /* written, or read */
	uint8_t *heard; /* read while the others are written */
	uint16_t bits; /* of a word, of SPI */
	uint32_t hertz;
};

#pragma GCC visibility push(hidden)

extern const struct kind i2c, spi;

/* A connection to the simulator, or -errno. */
int simulator(void);

/* Has the simulator do the messages as one transaction: their number, or -errno. */
long transact(struct device *device, const struct message *messages, int count);

#pragma GCC visibility pop
