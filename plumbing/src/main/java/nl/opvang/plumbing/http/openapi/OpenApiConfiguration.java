package nl.opvang.plumbing.http.openapi;

import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.write.Write;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Describes the API at {@code /v1/openapi.json}. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class OpenApiConfiguration {
    public OpenApiConfiguration() {
        // Arguments that no client gives as they are.
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, Write.class)
                .addAnnotationsToIgnore(Query.class);
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    OperationDescription operationDescription() {
        return new OperationDescription();
    }

    @Bean
    ApiDescription apiDescription(@Value("${opvang.service}") String service) {
        return new ApiDescription(service);
    }
}
