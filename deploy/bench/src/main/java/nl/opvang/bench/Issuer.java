package nl.opvang.bench;

import java.net.URI;
import java.nio.file.Path;
import nl.opvang.embedded.LoopbackPorts;
import nl.opvang.issuer.DemoTokens;
import nl.opvang.issuer.IssuerApplication;
import nl.opvang.issuer.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** The demo issuer, for what is measured over HTTP. */
record Issuer(ConfigurableApplicationContext context, URI uri, Path keys) implements AutoCloseable {
    static Issuer start(Servers servers) {
        int port = LoopbackPorts.free();
        var context = IssuerApplication.application()
                .registerShutdownHook(false)
                .run(
                        "--logging.threshold.console=OFF",
                        "--opvang.issuer.port=" + port,
                        "--opvang.issuer.keys=" + servers.keys());
        return new Issuer(context, URI.create("http://127.0.0.1:" + port), servers.keys());
    }

    String token(Role role, @Nullable String area) {
        var tokens = new DemoTokens(uri, keys);
        return (area == null ? tokens.national(role) : tokens.local(role, area)).value();
    }

    @Override
    public void close() {
        context.close();
    }
}
