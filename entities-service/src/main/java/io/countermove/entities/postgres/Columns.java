package io.countermove.entities.postgres;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The components of a record as columns of the same names.
record Columns(String names, List<Method> accessors) {
    private static final PropertyNamingStrategies.NamingBase NAMING = new PropertyNamingStrategies.SnakeCaseStrategy();
    private static final ClassValue<Columns> BY_RECORD = new ClassValue<>() {
        @Override
        protected Columns computeValue(Class<?> type) {
            return read(type);
        }
    };

    static Columns of(Class<? extends Record> type) {
        return BY_RECORD.get(type);
    }

    void write(Record row, CopyText text) {
        try {
            for (var accessor : accessors) {
                text.add(accessor.invoke(row));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        text.endRow();
    }

    private static Columns read(Class<?> type) {
        var components = type.getRecordComponents();
        var accessors = Stream.of(components).map(RecordComponent::getAccessor).toList();
        accessors.forEach(accessor -> accessor.setAccessible(true));
        var names = Stream.of(components)
                .map(component -> NAMING.translate(component.getName()))
                .collect(Collectors.joining(", "));
        return new Columns(names, accessors);
    }
}
