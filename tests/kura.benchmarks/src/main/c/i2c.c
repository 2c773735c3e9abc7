// SPDX-License-Identifier: EPL-2.0
/* i2c DEVICE COUNT: reads eight registers of the chip at 0x76 so often, in the least that a program can do. */
#include <fcntl.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>

static double micros(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

int main(int count, char **arguments)
{
	uint8_t out[1] = {0xF7}, in[8];
	struct i2c_msg messages[] = {{.addr = 0x76, .len = sizeof(out), .buf = out},
				     {.addr = 0x76, .flags = I2C_M_RD, .len = sizeof(in), .buf = in}};
	struct i2c_rdwr_ioctl_data request = {messages, 2};
	int fd = count == 3 ? open(arguments[1], O_RDWR) : -1;
	int times = count == 3 ? atoi(arguments[2]) : 0;
	double used = micros(CLOCK_PROCESS_CPUTIME_ID), began = micros(CLOCK_MONOTONIC);

	for (int i = 0; i < times; i++) {
		if (fd < 0 || ioctl(fd, I2C_RDWR, &request) != 2 || in[7] != 0xFE) {
			perror("i2c");
			return 1;
		}
	}
	used = micros(CLOCK_PROCESS_CPUTIME_ID) - used;
	began = micros(CLOCK_MONOTONIC) - began;
	printf("%.2f %.2f\n", used / times, began / times);
	return 0;
}
