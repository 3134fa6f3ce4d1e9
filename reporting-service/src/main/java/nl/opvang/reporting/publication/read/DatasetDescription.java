package nl.opvang.reporting.publication.read;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.opvang.contracts.calendar.Week;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue of one dataset, the weekly figures, as DCAT-AP-NL 3.0 (Geonovum, December 2024) wants it: in JSON-LD, with
 * terms of the European lists where the profile names them.
 */
final class DatasetDescription {
    private static final String EUROPE = "http://publications.europa.eu/resource/authority/";
    private static final String CATALOGUE = CatalogController.PATH;

    private static final Map<String, Object> CONTEXT = ordered(
            "adms", "http://www.w3.org/ns/adms#",
            "dcat", "http://www.w3.org/ns/dcat#",
            "dct", "http://purl.org/dc/terms/",
            "foaf", "http://xmlns.com/foaf/0.1/",
            "vcard", "http://www.w3.org/2006/vcard/ns#",
            "xsd", "http://www.w3.org/2001/XMLSchema#");

    private final PublicationSettings settings;

    DatasetDescription(PublicationSettings settings) {
        this.settings = settings;
    }

    /**
     * What was published so far.
     *
     * @param modified when the last figures were published
     */
    record Extent(Week first, Week last, Instant modified) {}

    /** @param extent null when nothing was published yet */
    Map<String, Object> of(@Nullable Extent extent) {
        var catalogue = ordered(
                "@context", CONTEXT,
                "@id", uri(CATALOGUE),
                "@type", "dcat:Catalog",
                "dct:title", texts("Open data van Opvang", "Open data of Opvang"),
                "dct:description",
                        texts(
                                "Wat het register van de gemeentelijke opvang van ontheemden uit Oekraïne openbaar"
                                        + " maakt.",
                                "What the register of the municipal reception of displaced people from Ukraine makes"
                                        + " public."),
                "dct:publisher", agent(),
                "dct:language", List.of(id(EUROPE + "language/NLD"), id(EUROPE + "language/ENG")),
                "dct:license", id(settings.licence()),
                "dcat:contactPoint", contact());
        if (extent != null) catalogue.put("dct:modified", moment(extent.modified()));
        catalogue.put("dcat:dataset", List.of(dataset(extent)));
        return catalogue;
    }

    private Map<String, Object> dataset(@Nullable Extent extent) {
        var uri = uri(CATALOGUE + "#weekly-figures");
        var dataset = ordered(
                "@id", uri,
                "@type", "dcat:Dataset",
                "dct:identifier", uri,
                "dct:title",
                        texts(
                                "Weekcijfers gemeentelijke opvang Oekraïne",
                                "Weekly figures of the municipal reception of displaced people from Ukraine"),
                "dct:description",
                        texts(
                                "Gerealiseerde en bezette opvangplekken, bezettingsgraad, crisisnoodopvang en"
                                        + " inschrijvingen per week, voor het land, de veiligheidsregio's en de"
                                        + " gemeenten. Ieder cijfer is zelfstandig afgerond, kleine aantallen mensen"
                                        + " zijn onderdrukt. Vervangen cijfers blijven op hun eigen adres te zien.",
                                "Realised and occupied places, occupancy rate, crisis reception and registrations per"
                                        + " week, for the country, the safety regions and the municipalities. Every"
                                        + " figure is rounded on its own, small numbers of people are withheld."
                                        + " Replaced figures stay to be seen at their own address."),
                "dct:publisher", agent(),
                "dct:creator", agent(),
                "dcat:contactPoint", contact(),
                "dct:accessRights", id(EUROPE + "access-right/PUBLIC"),
                "dcat:theme", List.of(id(EUROPE + "data-theme/SOCI")),
                "dcat:keyword",
                        List.of(
                                ordered("@language", "nl", "@value", "opvang"),
                                ordered("@language", "nl", "@value", "ontheemden"),
                                ordered("@language", "nl", "@value", "Oekraïne")),
                "dct:language", List.of(id(EUROPE + "language/NLD")),
                "dct:accrualPeriodicity", id(EUROPE + "frequency/WEEKLY"),
                "dct:spatial", id(EUROPE + "country/NLD"),
                "dcat:landingPage", id(uri(OpenDataController.ALL)),
                "foaf:page", id(uri("/v1/openapi.json")));
        if (extent == null) return dataset;
        dataset.put("dct:modified", moment(extent.modified()));
        dataset.put(
                "dct:temporal",
                ordered(
                        "@type", "dct:PeriodOfTime",
                        "dcat:startDate", date(extent.first().from().toString()),
                        "dcat:endDate", date(extent.last().lastDay().toString())));
        dataset.put(
                "dcat:distribution",
                List.of(
                        distribution("json", OpenDataController.LATEST, "JSON", "application/json", extent),
                        distribution(
                                "csv",
                                OpenDataController.LATEST + OpenDataController.FILE,
                                "CSV",
                                "text/csv",
                                extent)));
        return dataset;
    }

    private Map<String, Object> distribution(String name, String path, String format, String mediaType, Extent extent) {
        return ordered(
                "@id", uri(CATALOGUE + "#weekly-figures-" + name),
                "@type", "dcat:Distribution",
                "dct:title",
                        texts(
                                "Cijfers van de laatst gepubliceerde week (" + format + ")",
                                "Figures of the latest week that was published (" + format + ")"),
                "dcat:accessURL", id(uri(path)),
                "dcat:downloadURL", id(uri(path)),
                "dct:format", id(EUROPE + "file-type/" + format),
                "dcat:mediaType", id("http://www.iana.org/assignments/media-types/" + mediaType),
                "dct:license", id(settings.licence()),
                "dct:modified", moment(extent.modified()));
    }

    private Map<String, Object> agent() {
        var agent = ordered("@type", "foaf:Agent", "foaf:name", settings.publisherName());
        var uri = settings.publisherUri();
        if (uri != null && !uri.isBlank()) agent.put("@id", uri);
        return agent;
    }

    private Map<String, Object> contact() {
        return ordered(
                "@type", "vcard:Kind",
                "vcard:fn", settings.contactName(),
                "vcard:hasEmail", id("mailto:" + settings.contactEmail()));
    }

    private String uri(String path) {
        return settings.baseUri() + path;
    }

    private static Map<String, Object> id(String uri) {
        return ordered("@id", uri);
    }

    private static List<Map<String, Object>> texts(String dutch, String english) {
        return List.of(ordered("@language", "nl", "@value", dutch), ordered("@language", "en", "@value", english));
    }

    private static Map<String, Object> moment(Instant at) {
        return ordered("@type", "xsd:dateTime", "@value", at.toString());
    }

    private static Map<String, Object> date(String day) {
        return ordered("@type", "xsd:date", "@value", day);
    }

    /** Names and values by turns, in this order. */
    private static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return map;
    }
}
