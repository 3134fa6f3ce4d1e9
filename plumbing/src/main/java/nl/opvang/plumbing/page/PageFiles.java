package nl.opvang.plumbing.page;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Where browsers find files: at an address that has the hash of their content in it. */
final class PageFiles {
    private final ObjectProvider<ResourceUrlProvider> provider;
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    PageFiles(ObjectProvider<ResourceUrlProvider> provider) {
        this.provider = provider;
    }

    String address(String path) {
        return addresses.computeIfAbsent(
                path,
                asked -> Objects.requireNonNull(
                        provider.getObject().getForLookupPath(asked), () -> "there is no file " + asked));
    }
}
