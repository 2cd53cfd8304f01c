package io.countermove.gateway;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// All operations, found by method and path.
public final class RoutingTable {

    private final List<Operation> operations;

    public RoutingTable(List<Operation> operations) {
        this.operations = operations.stream()
                .sorted(Comparator.comparingInt(
                                (Operation operation) -> operation.path().fixed())
                        .reversed())
                .toList();
    }

    public List<Operation> operations() {
        return operations;
    }

    /// Where a request leads.
    public sealed interface Destination {

        record Found(Operation operation) implements Destination {}

        record OtherMethods(Set<String> allowed) implements Destination {}

        record Nowhere() implements Destination {}
    }

    public Destination find(String method, String path) {
        String meant = method.equals("HEAD") ? "GET" : method;
        List<String> segments = PathTemplate.split(path);
        Set<String> others = new TreeSet<>();
        for (Operation operation : operations) {
            if (operation.path().matches(segments)) {
                if (operation.method().equals(meant)) {
                    return new Destination.Found(operation);
                }
                others.add(operation.method());
            }
        }
        return others.isEmpty() ? new Destination.Nowhere() : new Destination.OtherMethods(withImplied(others));
    }

    private static Set<String> withImplied(Set<String> methods) {
        methods.add("OPTIONS");
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }
}
