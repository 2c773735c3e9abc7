// SPDX-License-Identifier: EPL-2.0
/* /dev/spidevB.C with the checks and error numbers of spidev, on an adapter that can do words of 8 to 32 bits. */
#include "simbus.h"

#include <errno.h>
#include <linux/spi/spidev.h>
#include <sys/ioctl.h>

#define BUFSIZ_OF_SPIDEV 4096
#define MODES (SPI_CPHA | SPI_CPOL | SPI_CS_HIGH)
#define MOST_TRANSFERS 255 /* of a frame */

static int word_bytes(uint32_t bits)
{
	return bits <= 8 ? 1 : bits <= 16 ? 2 : 4;
}

/* The transfer as a message, or -errno. */
static int transfer(struct device *device, const struct spi_ioc_transfer *given, struct message *message)
{
	static uint8_t nothing[BUFSIZ_OF_SPIDEV];
	uint32_t bits = given->bits_per_word ? given->bits_per_word : device->bits;

	if (given->cs_change)
		return -EOPNOTSUPP; /* spidev can, the simulator cannot */
	if (bits < 8 || bits > 32 || given->len % word_bytes(bits))
		return -EINVAL;
	*message = (struct message){
		.address = device->mode & (SPI_CPHA | SPI_CPOL),
		.length = given->len,
		.bits = bits,
		.hertz = given->speed_hz ? given->speed_hz : device->hertz,
		.bytes = given->tx_buf ? (uint8_t *)(uintptr_t)given->tx_buf : nothing,
		.heard = (uint8_t *)(uintptr_t)given->rx_buf,
		.flags = given->rx_buf ? READS | WRITES_TOO : 0,
	};
	if (given->rx_buf && !given->tx_buf) {
		message->flags = READS;
		message->bytes = message->heard;
	}
	return 0;
}

/* The number of bytes that were sent, or -errno. */
static long send_message(struct device *device, const struct spi_ioc_transfer *given, uint32_t count)
{
	struct message messages[MOST_TRANSFERS];
	uint32_t total = 0, written = 0, heard = 0;
	long done;

	if (count > MOST_TRANSFERS)
		return -ENOMEM;
	for (uint32_t i = 0; i < count; i++) {
		int failed;

		if (given[i].len > BUFSIZ_OF_SPIDEV)
			return -EMSGSIZE;
		total += given[i].len;
		written += given[i].tx_buf ? given[i].len : 0;
		heard += given[i].rx_buf ? given[i].len : 0;
		if (written > BUFSIZ_OF_SPIDEV || heard > BUFSIZ_OF_SPIDEV)
			return -EMSGSIZE;
		failed = transfer(device, given + i, messages + i);
		if (failed)
			return failed;
	}
	done = count ? transact(device, messages, count) : 0;
	return done < 0 ? done : (long)total;
}

static long set(uint32_t *what, uint32_t value, int valid)
{
	if (!valid)
		return -EINVAL;
	*what = value;
	return 0;
}

static long control(struct device *device, uint32_t request, void *argument)
{
	uint8_t *byte = argument;
	uint32_t *word = argument;

	switch (request) {
	case SPI_IOC_RD_MODE:
		*byte = device->mode;
		return 0;
	case SPI_IOC_RD_MODE32:
		*word = device->mode;
		return 0;
	case SPI_IOC_RD_LSB_FIRST:
		*byte = 0;
		return 0;
	case SPI_IOC_RD_BITS_PER_WORD:
		*byte = device->bits;
		return 0;
	case SPI_IOC_RD_MAX_SPEED_HZ:
		*word = device->hertz;
		return 0;
	case SPI_IOC_WR_MODE:
		return set(&device->mode, *byte, !(*byte & ~MODES));
	case SPI_IOC_WR_MODE32:
		return set(&device->mode, *word, !(*word & ~MODES));
	case SPI_IOC_WR_LSB_FIRST:
		return *byte ? -EINVAL : 0;
	case SPI_IOC_WR_BITS_PER_WORD:
		return set(&device->bits, *byte ? *byte : 8, !*byte || (*byte >= 8 && *byte <= 32));
	case SPI_IOC_WR_MAX_SPEED_HZ:
		return set(&device->hertz, *word, *word != 0);
	}
	if (_IOC_TYPE(request) != SPI_IOC_MAGIC || _IOC_NR(request) != 0 || _IOC_DIR(request) != _IOC_WRITE)
		return -ENOTTY;
	if (_IOC_SIZE(request) % sizeof(struct spi_ioc_transfer))
		return -EINVAL;
	return send_message(device, argument, _IOC_SIZE(request) / sizeof(struct spi_ioc_transfer));
}

static long move(struct device *device, uint8_t *bytes, size_t count, int reading)
{
	struct spi_ioc_transfer whole = {.len = count};

	if (count > BUFSIZ_OF_SPIDEV)
		return -EMSGSIZE;
	*(reading ? &whole.rx_buf : &whole.tx_buf) = (uintptr_t)bytes;
	return send_message(device, &whole, 1);
}

const struct kind spi = {.number = 1, .numbers = 2, .path = "/dev/spidev%d.%d%n", .control = control, .move = move};
