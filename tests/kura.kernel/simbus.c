// SPDX-License-Identifier: GPL-2.0
/*
 * Buses of this kernel whose chips are simulated elsewhere: a test tool, never part of what ships. Each transaction of
 * an adapter or controller is a frame that comes out of /dev/simbus; what goes in is its answer. SimbusServer.java says
 * what is in them. Who reads and writes there may do so in pieces of any size.
 */
#include <linux/completion.h>
#include <linux/i2c.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/platform_device.h>
#include <linux/spi/spi.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

#define I2C_BUSES 3
#define CHIP_SELECTS 2
#define PATIENCE (10 * HZ) /* the simulation and all that is between may be slow */
#define FRAME 0x10000
#define HEAD 12 /* of an answer: length, sequence, result */

enum kind { I2C, SPI };
enum flags { WRITES, READS = 1, BOTH = 3 };

static DEFINE_MUTEX(transaction);
static DEFINE_MUTEX(frames); /* all below */
static DECLARE_WAIT_QUEUE_HEAD(waiting);
static DECLARE_COMPLETION(answered);
static u8 request[FRAME], answer[FRAME];
static size_t length, taken, given;
static u32 sequence;

static void put(const void *bytes, size_t count)
{
	memcpy(request + length, bytes, count);
	length += count;
}

static void put16(u16 value)
{
	put(&value, sizeof(value));
}

static void put32(u32 value)
{
	put(&value, sizeof(value));
}

static u32 at(const u8 *bytes, size_t index)
{
	return le32_to_cpup((__le32 *)bytes + index);
}

static void begin(enum kind kind, u8 bus, u8 messages, u8 select)
{
	taken = 0;
	length = sizeof(u32);
	put32(++sequence);
	put((u8[]){kind, bus, messages, select}, 4);
}

static int message(u16 address, enum flags flags, u16 count, u16 bits, u32 hertz, const void *written)
{
	if (length + 12 + count > FRAME)
		return -EMSGSIZE;
	put16(address);
	put16(flags);
	put16(count);
	put16(bits);
	put32(hertz);
	if (flags != READS)
		put(written, count);
	return 0;
}

/* Has the simulation do what was laid out; what was read is in the answer, after its head. */
static int exchange(size_t wanted)
{
	u32 rest = length - sizeof(rest);

	memcpy(request, &rest, sizeof(rest));
	given = 0;
	reinit_completion(&answered);
	mutex_unlock(&frames);
	wake_up_interruptible(&waiting);
	wanted += HEAD;
	rest = wait_for_completion_timeout(&answered, PATIENCE);
	mutex_lock(&frames);
	taken = length; /* also when it has not been read */
	if (!rest)
		return -ETIMEDOUT;
	if ((s32)at(answer, 2) < 0)
		return at(answer, 2);
	return given == wanted ? 0 : -EIO;
}

static void lock(void)
{
	mutex_lock(&transaction);
	mutex_lock(&frames);
}

static void unlock(void)
{
	mutex_unlock(&frames);
	mutex_unlock(&transaction);
}

static ssize_t simbus_read(struct file *file, char __user *to, size_t count, loff_t *offset)
{
	if (wait_event_interruptible(waiting, READ_ONCE(taken) < READ_ONCE(length)))
		return -ERESTARTSYS;
	mutex_lock(&frames);
	count = min(count, length - taken);
	if (copy_to_user(to, request + taken, count))
		count = 0;
	taken += count;
	mutex_unlock(&frames);
	return count ? count : -EFAULT;
}

static ssize_t simbus_write(struct file *file, const char __user *from, size_t count, loff_t *offset)
{
	mutex_lock(&frames);
	count = min(count, FRAME - given);
	if (copy_from_user(answer + given, from, count))
		count = 0;
	given += count;
	if (given >= HEAD && given == at(answer, 0) + sizeof(u32)) {
		if (at(answer, 1) == sequence)
			complete(&answered);
		else
			given = 0; /* the answer to one that was not waited for any more */
	}
	mutex_unlock(&frames);
	return count ? count : -EFAULT;
}

static const struct file_operations operations = {.owner = THIS_MODULE, .read = simbus_read, .write = simbus_write};
static struct miscdevice device = {.minor = MISC_DYNAMIC_MINOR, .name = "simbus", .fops = &operations};
static struct platform_device *parent;

/* --- I2C */

static struct i2c_adapter adapters[I2C_BUSES];

static int i2c_transfer_messages(struct i2c_adapter *adapter, struct i2c_msg *messages, int count)
{
	size_t wanted = 0, from = HEAD;
	int failed = 0;

	lock();
	begin(I2C, adapter - adapters, count, 0);
	for (int i = 0; i < count && !failed; i++) {
		bool reads = messages[i].flags & I2C_M_RD;

		failed = message(messages[i].addr, reads ? READS : WRITES, messages[i].len, 0, 0, messages[i].buf);
		wanted += reads ? messages[i].len : 0;
	}
	if (!failed)
		failed = exchange(wanted);
	for (int i = 0; i < count && !failed; i++) {
		if (messages[i].flags & I2C_M_RD) {
			memcpy(messages[i].buf, answer + from, messages[i].len);
			from += messages[i].len;
		}
	}
	unlock();
	return failed ? failed : count;
}

static u32 i2c_functions(struct i2c_adapter *adapter)
{
	return I2C_FUNC_I2C | I2C_FUNC_SMBUS_EMUL;
}

static const struct i2c_algorithm algorithm = {
	.master_xfer = i2c_transfer_messages,
	.functionality = i2c_functions,
};

/* --- SPI */

static struct spi_controller *controller;

static int lay_out(const struct spi_device *chip, const struct spi_transfer *each)
{
	enum flags flags = !each->rx_buf ? WRITES : each->tx_buf ? BOTH : READS;

	if (each->len > U16_MAX)
		return -EMSGSIZE;
	return message(chip->mode & (SPI_CPOL | SPI_CPHA), flags, each->len, each->bits_per_word, each->speed_hz,
		       each->tx_buf);
}

static int spi_transfer_message(struct spi_controller *of, struct spi_message *all)
{
	struct spi_transfer *each;
	size_t from = HEAD, wanted = 0;
	u8 count = 0;
	int failed = 0;

	list_for_each_entry(each, &all->transfers, transfer_list)
		count++;
	lock();
	begin(SPI, of->bus_num, count, all->spi->chip_select);
	list_for_each_entry(each, &all->transfers, transfer_list) {
		if (!failed)
			failed = lay_out(all->spi, each);
		wanted += each->rx_buf ? each->len : 0;
	}
	if (!failed)
		failed = exchange(wanted);
	list_for_each_entry(each, &all->transfers, transfer_list) {
		if (failed)
			break;
		if (each->rx_buf) {
			memcpy(each->rx_buf, answer + from, each->len);
			from += each->len;
		}
		all->actual_length += each->len;
	}
	unlock();
	all->status = failed;
	spi_finalize_current_message(of);
	return 0;
}

static int add_controller(void)
{
	int failed;

	controller = spi_alloc_master(&parent->dev, 0);
	if (!controller)
		return -ENOMEM;
	controller->bus_num = 0;
	controller->num_chipselect = CHIP_SELECTS;
	controller->mode_bits = SPI_CPOL | SPI_CPHA;
	controller->max_speed_hz = 50000000;
	controller->transfer_one_message = spi_transfer_message;
	failed = spi_register_controller(controller);
	if (failed) {
		spi_controller_put(controller);
		controller = NULL;
		return failed;
	}
	for (int i = 0; i < CHIP_SELECTS && !failed; i++) {
		/* one of the names that spidev takes; "spidev" is none */
		struct spi_board_info info = {.modalias = "dh2228fv", .max_speed_hz = 10000000, .chip_select = i};

		failed = spi_new_device(controller, &info) ? 0 : -ENODEV;
	}
	return failed;
}

/* --- all of it */

static void remove_all(void)
{
	if (controller)
		spi_unregister_controller(controller);
	for (int i = 0; i < I2C_BUSES; i++) {
		if (adapters[i].algo)
			i2c_del_adapter(adapters + i);
	}
	platform_device_unregister(parent);
	misc_deregister(&device);
}

static int add_adapter(int number)
{
	struct i2c_adapter *adapter = adapters + number;
	int failed;

	adapter->owner = THIS_MODULE;
	adapter->dev.parent = &parent->dev;
	adapter->algo = &algorithm;
	adapter->nr = number; /* in frames and in /dev alike */
	snprintf(adapter->name, sizeof(adapter->name), "simbus %d", number);
	failed = i2c_add_numbered_adapter(adapter);
	if (failed)
		adapter->algo = NULL;
	return failed;
}

static int __init simbus_init(void)
{
	int failed = misc_register(&device);

	if (failed)
		return failed;
	parent = platform_device_register_simple("simbus", -1, NULL, 0);
	if (IS_ERR(parent)) {
		misc_deregister(&device);
		return PTR_ERR(parent);
	}
	for (int i = 0; i < I2C_BUSES && !failed; i++)
		failed = add_adapter(i);
	if (!failed)
		failed = add_controller();
	if (failed)
		remove_all();
	return failed;
}

module_init(simbus_init);
module_exit(remove_all);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("I2C and SPI buses whose chips are simulated");
