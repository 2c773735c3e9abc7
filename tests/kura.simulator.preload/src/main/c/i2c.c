// SPDX-License-Identifier: EPL-2.0
/* /dev/i2c-N with the checks and error numbers of i2c-dev. $SIMBUS_FUNCS (hex) makes adapters that can do less. */
#include "simbus.h"

#include <errno.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <stdlib.h>
#include <string.h>

#define ALL                                                                                                            \
	(I2C_FUNC_I2C | I2C_FUNC_SMBUS_QUICK | I2C_FUNC_SMBUS_BYTE | I2C_FUNC_SMBUS_BYTE_DATA | I2C_FUNC_SMBUS_WORD_DATA \
	 | I2C_FUNC_SMBUS_I2C_BLOCK)

static unsigned long functions(void)
{
	const char *wanted = getenv("SIMBUS_FUNCS");

	return wanted ? strtoul(wanted, NULL, 16) : ALL;
}

static long move(struct device *device, uint8_t *bytes, size_t count, int reading)
{
	struct message message = {.address = device->address,
				  .flags = reading,
				  .length = count < MOST_BYTES ? count : MOST_BYTES,
				  .bytes = bytes};
	long done = functions() & I2C_FUNC_I2C ? transact(device, &message, 1) : -EOPNOTSUPP;

	return done < 0 ? done : message.length;
}

static long raw(struct device *device, const struct i2c_rdwr_ioctl_data *request)
{
	struct message messages[I2C_RDWR_IOCTL_MAX_MSGS];

	if (!request->msgs || request->nmsgs == 0 || request->nmsgs > I2C_RDWR_IOCTL_MAX_MSGS)
		return -EINVAL;
	for (uint32_t i = 0; i < request->nmsgs; i++) {
		const struct i2c_msg *given = request->msgs + i;

		if (given->len > MOST_BYTES)
			return -EINVAL;
		messages[i] = (struct message){
			.address = given->addr, .flags = given->flags & READS, .length = given->len, .bytes = given->buf};
	}
	return functions() & I2C_FUNC_I2C ? transact(device, messages, request->nmsgs) : -EOPNOTSUPP;
}

/* The SMBus calls: what an adapter must be able to do, and how many bytes follow the command; -1 is a block. */
static const struct {
	unsigned long to_write, to_read;
	int bytes;
} calls[I2C_SMBUS_I2C_BLOCK_DATA + 1] = {
	[I2C_SMBUS_QUICK] = {I2C_FUNC_SMBUS_QUICK, I2C_FUNC_SMBUS_QUICK, 0},
	[I2C_SMBUS_BYTE] = {I2C_FUNC_SMBUS_WRITE_BYTE, I2C_FUNC_SMBUS_READ_BYTE, 0},
	[I2C_SMBUS_BYTE_DATA] = {I2C_FUNC_SMBUS_WRITE_BYTE_DATA, I2C_FUNC_SMBUS_READ_BYTE_DATA, 1},
	[I2C_SMBUS_WORD_DATA] = {I2C_FUNC_SMBUS_WRITE_WORD_DATA, I2C_FUNC_SMBUS_READ_WORD_DATA, 2},
	[I2C_SMBUS_I2C_BLOCK_DATA] = {I2C_FUNC_SMBUS_WRITE_I2C_BLOCK, I2C_FUNC_SMBUS_READ_I2C_BLOCK, -1},
};

/* The messages that an SMBus call puts on the wire. */
static long smbus_messages(struct device *device, const struct i2c_smbus_ioctl_data *call, uint8_t *data, int bytes)
{
	int reading = call->read_write == I2C_SMBUS_READ;
	uint8_t out[1 + I2C_SMBUS_BLOCK_MAX] = {call->command};
	struct message messages[2] = {{.address = device->address, .length = 1, .bytes = out},
				      {.address = device->address, .flags = READS, .length = bytes, .bytes = data}};

	if (call->size == I2C_SMBUS_QUICK) {
		messages[0].length = 0;
		messages[0].flags = reading;
		return transact(device, messages, 1);
	}
	if (call->size == I2C_SMBUS_BYTE && reading) {
		messages[1].length = 1;
		return transact(device, messages + 1, 1);
	}
	if (!reading && bytes > 0) {
		memcpy(out + 1, data, bytes);
		messages[0].length += bytes;
	}
	return transact(device, messages, reading ? 2 : 1);
}

static long smbus(struct device *device, const struct i2c_smbus_ioctl_data *call)
{
	int reading = call->read_write == I2C_SMBUS_READ;
	uint8_t *data = call->data ? call->data->block : NULL; /* byte and word begin there, too */
	int bytes;
	long done;

	if (call->size > I2C_SMBUS_I2C_BLOCK_DATA || call->read_write > 1)
		return -EINVAL;
	if (!data && call->size != I2C_SMBUS_QUICK && (call->size != I2C_SMBUS_BYTE || reading))
		return -EINVAL;
	if (!(functions() & (reading ? calls[call->size].to_read : calls[call->size].to_write)))
		return -EOPNOTSUPP;
	bytes = calls[call->size].bytes;
	if (bytes < 0)
		bytes = *data++;
	if (bytes > I2C_SMBUS_BLOCK_MAX)
		return -EINVAL;
	done = smbus_messages(device, call, data, bytes);
	return done < 0 ? done : 0;
}

static long control(struct device *device, uint32_t request, void *argument)
{
	uintptr_t number = (uintptr_t)argument;

	switch (request) {
	case I2C_SLAVE:
	case I2C_SLAVE_FORCE:
		if (number > 0x3ff || (!device->ten_bits && number > 0x7f))
			return -EINVAL;
		device->address = number;
		return 0;
	case I2C_TENBIT:
		device->ten_bits = number != 0;
		return 0;
	case I2C_PEC:
	case I2C_RETRIES:
	case I2C_TIMEOUT:
		return 0;
	case I2C_FUNCS:
		*(unsigned long *)argument = functions();
		return 0;
	case I2C_RDWR:
		return raw(device, argument);
	case I2C_SMBUS:
		return smbus(device, argument);
	default:
		return -ENOTTY;
	}
}

const struct kind i2c = {.number = 0, .numbers = 1, .path = "/dev/i2c-%d%n", .control = control, .move = move};
