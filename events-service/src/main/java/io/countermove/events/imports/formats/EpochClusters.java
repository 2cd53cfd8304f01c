package io.countermove.events.imports.formats;

import java.util.HashMap;
import java.util.List;

/// Epoch AI's GPU clusters, CSV: each row is a `cluster.stage-changed`. Source:
/// <https://epoch.ai/data/gpu-clusters-documentation>. A cluster is known by its name. A name that is withheld gets
/// month and size beside it; of those that agree in all three, which are the same to any reader, one is the second, and
/// so on.
public final class EpochClusters extends EpochFormat<ClusterColumn> {
    EpochClusters() {
        super(
                ClusterColumn.class,
                "cluster",
                List.of(ClusterColumn.NAME, ClusterColumn.STATUS, ClusterColumn.DATE),
                List.of(ClusterColumn.H100, ClusterColumn.CHIPS_PRIMARY, ClusterColumn.CHIPS, ClusterColumn.POWER));
    }

    @Override
    public String name() {
        return "epoch-clusters";
    }

    @Override
    String what() {
        return "GPU clusters";
    }

    @Override
    public String prefix() {
        return "epoch-clusters.";
    }

    @Override
    Reader<ClusterColumn> reader() {
        var withheld = new HashMap<String, Integer>();
        return cells -> new ClusterRow(cells, withheld).read();
    }
}
