package nl.opvang.issuer;

import org.springframework.boot.autoconfigure.AutoConfiguration;

/** Stands for whatever configures itself on a shared class path: a context that finds it does not start. */
@AutoConfiguration
class AnotherConfiguration {

    AnotherConfiguration() {
        throw new IllegalStateException("The issuer has picked up what is not its own");
    }
}
