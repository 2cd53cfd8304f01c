package io.countermove.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.IntSupplier;

/// The port of each process, kept in the data folder: a process that died comes back where the others look for it.
record SystemPorts(Map<String, Integer> byProcess) {
    SystemPorts {
        byProcess = Map.copyOf(byProcess);
    }

    static SystemPorts choose(List<String> processes, String gateway, int gatewayPort, IntSupplier free) {
        Map<String, Integer> chosen = new LinkedHashMap<>();
        for (String process : processes) {
            int port = process.equals(gateway) ? gatewayPort : free.getAsInt();
            while (chosen.containsValue(port)) {
                port = free.getAsInt();
            }
            chosen.put(process, port);
        }
        return new SystemPorts(chosen);
    }

    /// The ports kept in the file; empty when there are none yet.
    static SystemPorts read(Path file) {
        Properties properties = new Properties();
        Map<String, Integer> found = new LinkedHashMap<>();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            properties
                    .stringPropertyNames()
                    .forEach(name -> found.put(name, Integer.parseInt(properties.getProperty(name))));
        } catch (IOException | NumberFormatException _) {
            return new SystemPorts(Map.of());
        }
        return new SystemPorts(found);
    }

    void write(Path file) {
        StringBuilder text = new StringBuilder();
        byProcess.forEach(
                (process, port) -> text.append(process).append('=').append(port).append('\n'));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    boolean knows(List<String> processes) {
        return byProcess.keySet().containsAll(processes);
    }

    int of(String process) {
        Integer port = byProcess.get(process);
        if (port == null) {
            throw new IllegalArgumentException("no port for " + process);
        }
        return port;
    }

    SystemPorts with(String process, int port) {
        Map<String, Integer> changed = new LinkedHashMap<>(byProcess);
        changed.put(process, port);
        return new SystemPorts(changed);
    }
}
