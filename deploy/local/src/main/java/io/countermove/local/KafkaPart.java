package io.countermove.local;

record KafkaPart(DataFolder folder, int port, AotCaches caches) implements Part {
    @Override
    public String name() {
        return KafkaProcess.NAME;
    }

    @Override
    public LocalProcess launch() {
        return KafkaProcess.launch(
                folder.path().resolve(name()),
                port,
                folder.pidFile(name()),
                folder.log(name()),
                caches.options(name(), Home.ownClasses()));
    }
}
