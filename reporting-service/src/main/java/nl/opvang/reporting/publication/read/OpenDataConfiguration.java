package nl.opvang.reporting.publication.read;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who gives the open data, and how they are described. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublicationSettings.class)
class OpenDataConfiguration {
    @Bean
    DatasetDescription datasetDescription(PublicationSettings settings) {
        return new DatasetDescription(settings);
    }

    @Bean
    OpenDataDescription openDataDescription(DatasetDescription dataset) {
        return new OpenDataDescription(dataset);
    }
}
