package nl.opvang.plumbing.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.opvang.contracts.area.Division;
import nl.opvang.plumbing.access.AccessGate;
import nl.opvang.plumbing.access.AccessRules;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.read.AtLeast;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Puts the frame around every page, whoever asks for it. */
final class Frames implements HandlerInterceptor {
    private final String service;
    private final PageSettings settings;
    private final MessageSource messages;
    private final LocaleResolver languages;
    private final ObjectProvider<RequestMappingHandlerMapping> endpoints;
    private final PageFiles files;
    private volatile @Nullable List<Entry> entries;

    private record Entry(String label, int order, String path, Collection<Role> roles) {}

    Frames(
            String service,
            PageSettings settings,
            MessageSource messages,
            LocaleResolver languages,
            ObjectProvider<RequestMappingHandlerMapping> endpoints,
            PageFiles files) {
        this.service = service;
        this.settings = settings;
        this.messages = messages;
        this.languages = languages;
        this.endpoints = endpoints;
        this.files = files;
    }

    @Override
    public void postHandle(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable ModelAndView modelAndView) {
        if (modelAndView == null || modelAndView.getViewName() == null) return;
        if (Objects.requireNonNull(modelAndView.getViewName()).startsWith("redirect:")) return;
        var locale = languages.resolveLocale(request);
        modelAndView.addObject("frame", frame(request, locale)).addObject("wording", new Wording(locale));
    }

    Frame frame(HttpServletRequest request, Locale locale) {
        var caller = AccessGate.signedIn();
        var path = request.getAttribute(Frame.SHOWN_AT) instanceof String shownAt ? shownAt : Pages.path(request);
        return new Frame(
                locale.getLanguage(),
                Languages.ALL.stream()
                        .map(language -> new Frame.Language(
                                language.getLanguage(),
                                language.getDisplayLanguage(language)
                                                .substring(0, 1)
                                                .toUpperCase(language)
                                        + language.getDisplayLanguage(language).substring(1),
                                path + "?" + query(request) + Languages.PARAMETER + "=" + language.getLanguage(),
                                language.equals(locale)))
                        .toList(),
                settings.navigation().stream()
                        .filter(settings.services()::containsKey)
                        .map(name -> new Frame.Link(
                                text("service." + name, locale),
                                name.equals(service)
                                        ? "/"
                                        : Objects.requireNonNull(
                                                        settings.services().get(name))
                                                .resolve("/")
                                                .toString(),
                                name.equals(service)))
                        .toList(),
                caller.map(signedIn -> pages(signedIn, path, locale)).orElse(List.of()),
                caller.map(signedIn -> person(request, signedIn, locale)).orElse(null),
                SignIn.comingBackTo(request),
                files,
                AtLeast.isBehind(request) ? path + "?" + request.getQueryString() : null);
    }

    /** The query of a page that was asked for as such, without the language, to be gone on with. */
    private static String query(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") || request.getQueryString() == null) return "";
        return Stream.of(request.getQueryString().split("&"))
                .filter(part -> !part.isEmpty() && !part.startsWith(Languages.PARAMETER + "="))
                .map(part -> part + "&")
                .collect(Collectors.joining());
    }

    private List<Frame.Link> pages(Caller caller, String path, Locale locale) {
        return entries().stream()
                .filter(entry -> caller.roles().stream().anyMatch(entry.roles()::contains))
                .map(entry -> new Frame.Link(
                        text(entry.label(), locale), entry.path(), entry.path().equals(path)))
                .toList();
    }

    private List<Entry> entries() {
        var known = entries;
        if (known != null) return known;
        var found = new ArrayList<Entry>();
        endpoints
                .getObject()
                .getHandlerMethods()
                .forEach((mapping, method) ->
                        entry(AccessRules.paths(mapping), method).ifPresent(found::add));
        found.sort(Comparator.comparingInt(Entry::order));
        entries = found;
        return found;
    }

    private static Optional<Entry> entry(List<String> paths, HandlerMethod method) {
        var stated = method.getMethodAnnotation(InNavigation.class);
        return stated == null
                ? Optional.empty()
                : Optional.of(new Entry(stated.label(), stated.order(), paths.getFirst(), AccessRules.rolesOf(method)));
    }

    private Frame.Person person(HttpServletRequest request, Caller caller, Locale locale) {
        var role = Stream.concat(caller.roles().stream().map(one -> text("role." + one.claim(), locale)), areas(caller))
                .collect(Collectors.joining(", "));
        return request.getAttribute(SignIn.NAME) instanceof String name
                ? new Frame.Person(name, role)
                : new Frame.Person(role, "");
    }

    private static Stream<String> areas(Caller caller) {
        var division = Division.ofTheNetherlands();
        return Stream.concat(
                caller.municipalityCodes().stream().map(division::nameOf).sorted(),
                caller.regionCodes().stream()
                        .map(code ->
                                Objects.requireNonNullElse(division.regions().get(code), code.text()))
                        .sorted());
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
