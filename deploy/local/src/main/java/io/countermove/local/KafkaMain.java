package io.countermove.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/// Runs inside the broker's JVM: formats a new log folder and starts the broker, in one JVM because each costs a
/// second.
public final class KafkaMain {
    private KafkaMain() {}

    public static void main(String[] arguments) throws Exception {
        String settings = arguments[0];
        if (!Files.exists(logFolder(settings).resolve("meta.properties"))) {
            String cluster = Uuid.randomUuid().toString();
            int exit = StorageTool.execute(
                    new String[] {"format", "--config", settings, "--cluster-id", cluster}, System.out);
            if (exit != 0) {
                throw new IllegalStateException("The log folder could not be formatted");
            }
        }
        Kafka.main(Arrays.copyOf(arguments, 1));
    }

    private static Path logFolder(String settings) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(settings))) {
            properties.load(reader);
        }
        return Path.of(properties.getProperty("log.dirs"));
    }
}
