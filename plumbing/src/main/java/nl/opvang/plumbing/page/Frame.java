package nl.opvang.plumbing.page;

import java.util.List;
import java.util.UUID;
import nl.opvang.plumbing.access.AccessRules;
import org.jspecify.annotations.Nullable;

/** What stands around the content of a page: who is signed in, where one can go from here, and in which language. */
public final class Frame {
    /**
     * On a request that only writes, and shows a page when it is refused: the path at which that page is found, so that it can be
     * had in another language.
     */
    public static final String SHOWN_AT = Frame.class.getName() + ".shownAt";

    private final String language;
    private final List<Language> languages;
    private final List<Link> services;
    private final List<Link> pages;
    private final @Nullable Person person;
    private final String signIn;
    private final PageFiles files;
    private final @Nullable String again;

    Frame(
            String language,
            List<Language> languages,
            List<Link> services,
            List<Link> pages,
            @Nullable Person person,
            String signIn,
            PageFiles files,
            @Nullable String again) {
        this.language = language;
        this.languages = List.copyOf(languages);
        this.services = List.copyOf(services);
        this.pages = List.copyOf(pages);
        this.person = person;
        this.signIn = signIn;
        this.files = files;
        this.again = again;
    }

    /**
     * Somewhere to go.
     *
     * @param current whether one is there
     */
    public record Link(String label, String href, boolean current) {}

    /** A language, by its own name, and this page in it. */
    public record Language(String code, String name, String href, boolean current) {}

    /** Whoever is signed in: what the issuer calls them, and in which role, for whom. */
    public record Person(String name, String role) {}

    /** The first page of this service. */
    public String home() {
        return "/";
    }

    /** What programs can do here. */
    public String api() {
        return AccessRules.OPEN_PATH;
    }

    /** As in the {@code lang} attribute. */
    public String language() {
        return language;
    }

    public List<Language> languages() {
        return languages;
    }

    public List<Link> services() {
        return services;
    }

    public List<Link> pages() {
        return pages;
    }

    public @Nullable Person person() {
        return person;
    }

    /** Where to sign in, to come back to this page. */
    public String signIn() {
        return signIn;
    }

    /** This page once more, when what was just recorded is not in it yet; null when it is. */
    public @Nullable String again() {
        return again;
    }

    /** The address of a file below {@code static/}: it changes with the content, so that browsers may keep it. */
    public String file(String path) {
        return files.address(path);
    }

    /** For the hidden field of a form that writes something: sent twice, it is the same thing. */
    public UUID newId() {
        return UUID.randomUUID();
    }
}
