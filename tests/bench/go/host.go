// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Go's own plugin package, doing what the other programs measure. It opens a
// file only once in a process, so each repetition is a process.

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"plugin"
	"syscall"
)

type row struct {
	Name string  `json:"run_name"`
	Kind string  `json:"run_type"`
	Time float64 `json:"cpu_time"`
	Unit string  `json:"time_unit"`
}

// The time of the processor, in nanoseconds.
func now() float64 {
	var usage syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return float64(usage.Utime.Nano() + usage.Stime.Nano())
}

func measure(work string, times int, act func()) row {
	start := now()
	for i := 0; i < times; i++ {
		act()
	}
	return row{work + "/Go", "iteration", (now() - start) / float64(times), "ns"}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func main() {
	file, count := os.Args[1], 0
	fmt.Sscan(os.Args[2], &count)
	names := make([]string, count)
	for i := range names {
		names[i] = fmt.Sprintf("Many%04d", i)
	}
	var opened *plugin.Plugin
	rows := []row{measure(fmt.Sprintf("open and bind %d", count), 1, func() {
		var err error
		opened, err = plugin.Open(file)
		check(err)
		for _, name := range names {
			_, err = opened.Lookup(name)
			check(err)
		}
	})}
	if count == 100 {
		symbol, err := opened.Lookup("Many0001")
		check(err)
		function := symbol.(func(int32) int32)
		value := int32(0)
		rows = append(rows,
			measure("open again", 100000, func() { plugin.Open(file) }),
			measure("look up", 1000000, func() { opened.Lookup("Many0042") }),
			measure("look up what is not there", 1000000,
				func() { opened.Lookup("Absent") }))
		start := now()
		for i := 0; i < 10000000; i++ {
			value = function(value)
		}
		rows = append(rows, row{"call/Go", "iteration",
			(now() - start) / 10000000, "ns"})
	}
	check(json.NewEncoder(os.Stdout).Encode(rows))
}
