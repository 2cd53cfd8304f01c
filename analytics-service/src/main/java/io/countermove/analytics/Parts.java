package io.countermove.analytics;

import java.util.BitSet;
import java.util.function.IntConsumer;

/// Who takes part in what the rows say, and in which role.
final class Parts {

    private final Lists roles = new Lists();
    private final Lists entities = new Lists();

    /// @param ofRoles the role of each of the entities
    void set(int row, int[] ofRoles, int[] ofEntities, boolean isNew) {
        roles.set(row, ofRoles, isNew);
        entities.set(row, ofEntities, isNew);
    }

    int count(int row) {
        return entities.length(row);
    }

    int role(int row, int i) {
        return roles.get(row, i);
    }

    int entity(int row, int i) {
        return entities.get(row, i);
    }

    Lists entities() {
        return entities;
    }

    boolean has(int row, int role, int entity) {
        for (int i = 0; i < count(row); i++) {
            if (role(row, i) == role && entity(row, i) == entity) {
                return true;
            }
        }
        return false;
    }

    boolean hasAny(int row, int role, BitSet wanted) {
        for (int i = 0; i < count(row); i++) {
            if (role(row, i) == role && wanted.get(entity(row, i))) {
                return true;
            }
        }
        return false;
    }

    void forEach(int row, int role, IntConsumer each) {
        for (int i = 0; i < count(row); i++) {
            if (role(row, i) == role) {
                each.accept(entity(row, i));
            }
        }
    }

    long bytes() {
        return roles.bytes() + entities.bytes();
    }
}
