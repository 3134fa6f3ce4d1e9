package nl.opvang.funding.application.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.Scene;
import nl.opvang.plumbing.page.Words;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.page.form.Moved;
import nl.opvang.plumbing.page.form.Objection;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Where something is asked: first it is shown what it comes to, and then it is sent. */
@Component
class EntryDesk {
    private static final UUID NO_ID = new UUID(0, 0);

    private final Dossiers dossiers;
    private final StepCommands commands;
    private final MessageSource messages;

    EntryDesk(Dossiers dossiers, StepCommands commands, MessageSource messages) {
        this.dossiers = dossiers;
        this.commands = commands;
        this.messages = messages;
    }

    /** The form. */
    String ask(Entry entry, Scene scene) {
        return page(entry, entry.beforehand(), new Fields(), null, null, scene);
    }

    /** @param look only to show what would be asked, and the form to change it */
    @Nullable
    String take(Entry entry, @Nullable UUID id, boolean look, Scene scene, Write write) {
        return look ? look(entry, scene) : send(entry, id, scene, write);
    }

    private String look(Entry entry, Scene scene) {
        var values = entry.filledIn();
        var fields = new Fields();
        var by = new Officer(
                scene.caller().subject(),
                OfficerRole.valueOf(scene.caller().role().name()));
        var command = entry.command(NO_ID, by, fields);
        if (command == null) {
            scene.response().setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(entry, values, fields, null, null, scene);
        }
        var moment = dossiers.moment(null);
        var dossier = dossiers.one(command.aggregateId(), scene.caller(), moment.knownAt())
                .orElse(null);
        var rehearsed = commands.rehearse(dossier, command);
        var problem = rehearsed.problem();
        if (problem != null) return refused(entry, values, fields, problem, scene);
        var words = Words.in(scene.locale(), messages);
        return page(entry, values, fields, null, Substance.of(rehearsed.events().getFirst(), words), scene);
    }

    /** Sends it, and leads to its dossier; shows the form again when it is refused. */
    private @Nullable String send(Entry entry, @Nullable UUID id, Scene scene, Write write) {
        if (id == null) throw ProblemException.invalid("body", "id", "is required");
        var fields = new Fields();
        var command = entry.command(id, Officers.of(write), fields);
        if (command == null) {
            scene.response().setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(entry, entry.filledIn(), fields, null, null, scene);
        }
        try {
            return Moved.toSaved(entry.shownAt(command), id, write.send(command), scene.response());
        } catch (ProblemException e) {
            return refused(entry, entry.filledIn(), fields, e.problem(), scene);
        }
    }

    private String refused(Entry entry, Map<String, String> values, Fields fields, Problem problem, Scene scene) {
        scene.response().setStatus(problem.status());
        var names = entry.groups(Words.in(scene.locale(), messages)).stream()
                .flatMap(group -> group.fields().stream())
                .map(Entry.Field::name)
                .collect(Collectors.toSet());
        var told = fields.refused(problem, names) ? null : Objection.text(problem, messages, scene.locale());
        return page(entry, values, fields, told, null, scene);
    }

    private String page(
            Entry entry,
            Map<String, String> values,
            Fields fields,
            @Nullable String objection,
            Substance.@Nullable Shown outlook,
            Scene scene) {
        var words = Words.in(scene.locale(), messages);
        var groups = entry.groups(words);
        scene.model()
                .addAttribute("kind", entry.kind())
                .addAttribute("area", entry.area())
                .addAttribute("within", entry.within(words))
                .addAttribute("action", entry.address())
                .addAttribute("groups", groups)
                .addAttribute(
                        "labels",
                        groups.stream()
                                .flatMap(group -> group.fields().stream()
                                        .map(field -> Map.entry(
                                                field.name(),
                                                group.legend() == null
                                                        ? field.label()
                                                        : group.legend() + ", " + field.label())))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .addAttribute("values", values)
                .addAttribute("faults", fields.faults())
                .addAttribute("objection", objection)
                .addAttribute("outlook", outlook)
                .addAttribute("most", StepForm.MOST);
        return "funding/new-request";
    }
}
