package nl.opvang.plumbing.history;

import java.util.Objects;

/** By which program something was made: of all builds of a version, the one out of this commit. */
public final class CodeVersion {
    private CodeVersion() {}

    /**
     * The version and, after a plus sign, the commit it was built from: with {@code -dirty} where there was more in the tree, and
     * {@code unknown} where there was no git. Classes that are in no jar have no version: {@code unpackaged}.
     */
    public static String text() {
        return Objects.requireNonNullElse(CodeVersion.class.getPackage().getImplementationVersion(), "unpackaged");
    }
}
