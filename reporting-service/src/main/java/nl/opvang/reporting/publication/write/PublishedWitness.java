package nl.opvang.reporting.publication.write;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import nl.opvang.contracts.reporting.AreaFigures;
import nl.opvang.contracts.reporting.PublishedFigures;
import nl.opvang.plumbing.replay.Witness;
import nl.opvang.reporting.publication.domain.PublicationDecider;
import nl.opvang.reporting.publication.read.Publications;
import nl.opvang.reporting.publication.read.PublishedEdition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every figure that was published, beside the one that follows from what was known when it was published. */
@Component
class PublishedWitness implements Witness {
    private final Publications publications;
    private final FiguresToPublish figures;

    PublishedWitness(Publications publications, FiguresToPublish figures) {
        this.publications = publications;
        this.figures = figures;
    }

    @Override
    public String about() {
        return "published";
    }

    @Override
    public void testify(Instant knownAt, Live live, Consumer<Testimony> testimony) {
        // What was published is asked of the live rows: those are what everyone was shown.
        live.ask(() -> {
                    var said = new LinkedHashMap<PublishedEdition, PublishedFigures>();
                    publications.publishedBy(knownAt, said::put);
                    return said;
                })
                .forEach((edition, said) -> compare(edition, said, testimony));
    }

    private void compare(PublishedEdition edition, PublishedFigures said, Consumer<Testimony> testimony) {
        var rounding = said.rounding();
        var again = PublicationDecider.shown(
                        figures.exact(said.on(), said.registeredOn(), said.knownAt()),
                        rounding == null ? 1 : rounding.number(),
                        said.withholding().number())
                .stream()
                .collect(toMap(AreaFigures::area, identity()));
        for (var area : said.areas()) {
            var replayed = again.get(area.area());
            testimony.accept(new Testimony(
                    "%s edition %d %s".formatted(edition.week().text(), edition.edition(), area.area()),
                    columns(area),
                    replayed == null ? null : columns(replayed)));
        }
    }

    private static Map<String, Object> columns(AreaFigures figures) {
        var columns = new LinkedHashMap<String, Object>();
        put(columns, "realisedPlaces", figures.realisedPlaces());
        put(columns, "outOfUsePlaces", figures.outOfUsePlaces());
        put(columns, "occupiedPlaces", figures.occupiedPlaces());
        put(columns, "occupancyPerMille", figures.occupancyPerMille());
        put(columns, "crisisPlaces", figures.crisisPlaces());
        put(columns, "crisisOccupiedPlaces", figures.crisisOccupiedPlaces());
        put(columns, "registered", figures.registered());
        put(columns, "deregistered", figures.deregistered());
        return columns;
    }

    private static void put(Map<String, Object> columns, String name, @Nullable Integer number) {
        if (number != null) columns.put(name, number);
    }
}
