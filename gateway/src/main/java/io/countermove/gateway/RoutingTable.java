package io.countermove.gateway;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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

        /// An operation.
        ///
        /// @param format what the end of the path asks for; null where it says nothing
        record Found(Operation operation, @Nullable Format format) implements Destination {}

        record OtherMethods(Set<String> allowed) implements Destination {}

        record Nowhere() implements Destination {}
    }

    public Destination find(String method, String path) {
        Destination exact = findExact(method, path);
        return Format.findAtEnd(path)
                .map(format -> withFormat(findExact(method, format.cutFrom(path)), format))
                .filter(cut -> fixed(cut) > fixed(exact))
                .orElse(exact);
    }

    /// An id may end like a format: then it is the id, unless the rest is a path with fewer ids.
    private static int fixed(Destination destination) {
        return switch (destination) {
            case Destination.Found found -> found.operation().path().fixed();
            case Destination.OtherMethods _ -> 0;
            case Destination.Nowhere _ -> -1;
        };
    }

    private static Destination withFormat(Destination destination, Format format) {
        return destination instanceof Destination.Found found
                        && found.operation().answers().contains(format.mediaType())
                ? new Destination.Found(found.operation(), format)
                : new Destination.Nowhere();
    }

    private Destination findExact(String method, String path) {
        String meant = method.equals("HEAD") ? "GET" : method;
        List<String> segments = PathTemplate.split(path);
        Set<String> others = new TreeSet<>();
        for (Operation operation : operations) {
            if (operation.path().matches(segments)) {
                if (operation.method().equals(meant)) {
                    return new Destination.Found(operation, null);
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
