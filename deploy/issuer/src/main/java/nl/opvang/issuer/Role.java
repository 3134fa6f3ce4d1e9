package nl.opvang.issuer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a caller may be; a local role always acts for exactly one area, a national role never for one. */
public enum Role {
    MUNICIPALITY("GM[0-9]{4}", "GM0014"),
    REGION("VR[0-9]{2}", "VR01"),
    KCIO,
    NOO,
    MINISTRY,
    AUDITOR,
    OPERATOR;

    private final @Nullable Pattern areaShape;
    private final String areaExample;

    Role() {
        this.areaShape = null;
        this.areaExample = "";
    }

    Role(String areaShape, String areaExample) {
        this.areaShape = Pattern.compile(areaShape);
        this.areaExample = areaExample;
    }

    /** The role whose {@link #claim} this is. */
    public static Optional<Role> named(String claim) {
        for (var role : values()) {
            if (role.claim().equals(claim)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    /** As it stands in the {@code roles} claim. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The client that may ask for tokens of this role, and of no other. */
    String clientId() {
        return "demo-" + claim();
    }

    /** Why this role cannot act for that area; empty when it can. */
    Optional<String> objectionTo(@Nullable String area) {
        if (areaShape == null) {
            return area == null
                    ? Optional.empty()
                    : Optional.of("The role %s is national and takes no area.".formatted(claim()));
        }
        return area != null && areaShape.matcher(area).matches()
                ? Optional.empty()
                : Optional.of("The role %s acts for one area, for example area=%s.".formatted(claim(), areaExample));
    }
}
