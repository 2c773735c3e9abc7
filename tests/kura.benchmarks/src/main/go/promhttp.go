// SPDX-License-Identifier: EPL-2.0

// Gauges behind Go's promhttp as it is by default. Arguments: a port of 127.0.0.1, how many gauges, how many change before each scrape.
package main

import (
	"math"
	"math/rand"
	"net/http"
	"os"
	"strconv"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	dto "github.com/prometheus/client_model/go"
)

func main() {
	count, _ := strconv.Atoi(os.Args[2])
	changing, _ := strconv.Atoi(os.Args[3])
	family := prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "temperature_celsius", Help: "Temperature."}, []string{"sensor"})
	gauges := make([]prometheus.Gauge, count)
	for i := range gauges {
		gauges[i] = family.WithLabelValues("sensor-" + strconv.Itoa(1000+i))
		gauges[i].Set(value())
	}
	registry := prometheus.NewRegistry()
	registry.MustRegister(family)
	tickets := make(chan int, 1)
	tickets <- 0
	changed := prometheus.GathererFunc(func() ([]*dto.MetricFamily, error) {
		turn := <-tickets
		for i := 0; i < changing; i++ {
			gauges[(turn+i*count/changing)%count].Set(value())
		}
		tickets <- turn + 1
		return registry.Gather()
	})
	http.Handle("/metrics", promhttp.HandlerFor(changed, promhttp.HandlerOpts{}))
	panic(http.ListenAndServe("127.0.0.1:"+os.Args[1], nil))
}

func value() float64 {
	return math.Round(rand.Float64()*10000) / 100
}
