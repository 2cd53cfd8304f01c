package io.countermove.local;

import java.nio.file.Path;

/// The broker's properties: one node that is broker and controller, sized for a small machine.
record KafkaSettings(Path logs, int port, int controllerPort) {
    String text() {
        return """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:%2$d
            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
            controller.listener.names=CONTROLLER
            inter.broker.listener.name=PLAINTEXT
            log.dirs=%3$s

            auto.create.topics.enable=false
            log.message.timestamp.type=LogAppendTime
            default.replication.factor=1
            min.insync.replicas=1
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=4
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            share.coordinator.state.topic.num.partitions=1

            # A killed broker may come back only when its old session is over.
            broker.session.timeout.ms=4000
            broker.heartbeat.interval.ms=1000
            group.initial.rebalance.delay.ms=0
            group.coordinator.threads=1
            num.network.threads=2
            num.io.threads=4
            background.threads=2
            num.recovery.threads.per.data.dir=2
            log.cleaner.dedupe.buffer.size=8388608
            log.cleaner.io.buffer.size=131072
            log.index.size.max.bytes=1048576
            queued.max.requests=100
            controlled.shutdown.max.retries=1
            """.formatted(port, controllerPort, logs);
    }

    String logging(Path log) {
        return """
            handlers=java.util.logging.FileHandler
            .level=WARNING
            org.apache.kafka.raft.level=SEVERE
            java.util.logging.FileHandler.pattern=%s
            java.util.logging.FileHandler.limit=5000000
            java.util.logging.FileHandler.count=1
            java.util.logging.FileHandler.append=true
            java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
            java.util.logging.SimpleFormatter.format=%%1$tFT%%1$tT.%%1$tL %%4$s %%3$s %%5$s%%6$s%%n
            """.formatted(log);
    }
}
