package nl.opvang.plumbing.assembly;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a service must be told, as {@code opvang.*}.
 *
 * @param service name of the service: part of its topic, its consumer groups and its events' types
 */
@ConfigurationProperties("opvang")
public record AssemblySettings(
        String service,
        Database database,
        Kafka kafka,
        @DefaultValue Decisions decisions) {

    /**
     * The service's own database.
     *
     * @param ownerUser migrates the schema at start, nothing else
     * @param appUser does everything else
     * @param migrations where migrations lie besides {@code db/plumbing}
     * @param connections at most open at a time
     */
    public record Database(
            String url,
            String ownerUser,
            String ownerPassword,
            String appUser,
            String appPassword,
            @DefaultValue List<String> migrations,
            @DefaultValue("16") int connections) {
        /** Without passwords: settings end up in logs. */
        @Override
        public String toString() {
            return url;
        }
    }

    /**
     * The Kafka cluster.
     *
     * @param replicas how many brokers keep each record
     * @param properties more client settings, for security
     */
    public record Kafka(
            String bootstrapServers,
            @DefaultValue("1") short replicas,
            @DefaultValue Map<String, String> properties) {}

    /**
     * Bounds of deciding.
     *
     * @param attempts how often a command is decided at most when others keep changing its aggregate
     * @param cached how many aggregates are kept in memory at most
     */
    public record Decisions(
            @DefaultValue("8") int attempts,
            @DefaultValue("20000") long cached) {}
}
