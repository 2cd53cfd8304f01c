package io.countermove.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `status`: the processes of a data folder, asked one by one.
final class Status {
    private static final List<String> ALL = Service.allProcesses();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalSystem system;
    private final PrintStream out;

    Status(LocalSystem system, PrintStream out) {
        this.system = system;
        this.out = out;
    }

    int run(boolean json) {
        SystemPorts ports = system.ports();
        Map<String, LocalProcess> running = system.running();
        ObjectNode processes = JSON.createObjectNode();
        boolean complete = true;
        for (String name : ALL) {
            LocalProcess process = running.get(name);
            boolean ready = process != null && system.isReady(process);
            complete &= ready;
            describe(processes.putObject(name), process, ready, ports.knows(List.of(name)) ? ports.of(name) : null);
        }
        String address = ports.knows(ALL) ? system.address(ports) : null;
        if (json) {
            ObjectNode whole = JSON.createObjectNode().put("gateway", address);
            whole.set("processes", processes);
            out.println(whole);
            return 0;
        }
        print(processes, address, complete);
        return complete ? 0 : 1;
    }

    private static void describe(
            ObjectNode node, @Nullable LocalProcess process, boolean ready, @Nullable Integer port) {
        node.put("pid", process == null ? null : Long.valueOf(process.pid()));
        node.put("port", process == null ? port : Integer.valueOf(process.port()));
        node.put("ready", ready);
    }

    private void print(ObjectNode processes, @Nullable String address, boolean complete) {
        boolean any = false;
        for (Map.Entry<String, JsonNode> entry : processes.properties()) {
            var node = entry.getValue();
            boolean runs = !node.get("pid").isNull();
            any |= runs;
            String state = node.get("ready").asBoolean() ? "ready" : runs ? "not ready" : "not running";
            out.println(String.format(
                    Locale.ROOT,
                    "  %-18s %-12s %s",
                    entry.getKey(),
                    state,
                    runs
                            ? "port " + node.get("port").asInt() + "  pid "
                                    + node.get("pid").asLong()
                            : ""));
        }
        if (complete) {
            out.println("Countermove runs in " + system.folder().path() + " at " + address);
        } else {
            out.println((any ? "Countermove is not complete in " : "Countermove does not run in ")
                    + system.folder().path() + ": ./countermove up starts what is missing.");
        }
    }
}
