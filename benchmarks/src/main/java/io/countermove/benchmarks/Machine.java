package io.countermove.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// What everything ran on.
record Machine(int cores, long memoryMegabytes, String jvm, String system) {
    static Machine here() {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                memory / 1024 / 1024,
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
    }

    String text() {
        return cores + " cores, " + memoryMegabytes + " MiB, " + system + ", " + jvm;
    }

    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("cores", cores)
                .put("memoryMegabytes", memoryMegabytes)
                .put("jvm", jvm)
                .put("system", system);
    }
}
