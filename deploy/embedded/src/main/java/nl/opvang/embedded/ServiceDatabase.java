package nl.opvang.embedded;

/** How a service reaches its database: the owner migrates it, the application works in it. */
public record ServiceDatabase(
        String service, String jdbcUrl, String ownerUser, String ownerPassword, String appUser, String appPassword) {

    /** Without the passwords: this ends up in logs. */
    @Override
    public String toString() {
        return "%s at %s as %s and %s".formatted(service, jdbcUrl, ownerUser, appUser);
    }
}
