package nl.opvang.plumbing.http.bulk;

import java.util.List;
import java.util.Set;
import nl.opvang.plumbing.http.HttpConfiguration;
import nl.opvang.plumbing.http.HttpSettings;
import nl.opvang.plumbing.http.write.Writes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Opens the bulk endpoints of a service that has types of lines. */
@AutoConfiguration(after = HttpConfiguration.class)
@ConditionalOnBean({LineType.class, Writes.class})
public class BulkConfiguration {
    @Bean
    BulkDescription bulkDescription(List<LineType<?>> types) {
        return new BulkDescription(types);
    }

    @Bean
    Bulk bulk(
            List<LineType<?>> types,
            Writes writes,
            ObjectProvider<HistoryImport> historyImport,
            HttpSettings settings) {
        return new Bulk(types, writes, historyImport.getIfAvailable(() -> municipalities -> Set.of()), settings);
    }

    @Bean
    BulkController bulkController(Bulk bulk) {
        return new BulkController(bulk);
    }

    @Bean
    Tables tables(Bulk bulk) {
        return new Tables(bulk);
    }

    @Bean
    Imports imports(Bulk bulk) {
        return new Imports(bulk);
    }
}
