package io.countermove.local;

record PostgresPart(DataFolder folder, int port) implements Part {
    @Override
    public String name() {
        return PostgresProcess.NAME;
    }

    @Override
    public LocalProcess launch() {
        PostgresCluster cluster = PostgresProcess.cluster(folder.path().resolve(name()));
        return PostgresProcess.launch(cluster, port, folder.pidFile(name()), folder.log(name()));
    }
}
