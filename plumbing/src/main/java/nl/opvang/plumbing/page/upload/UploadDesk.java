package nl.opvang.plumbing.page.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.http.bulk.Tables;
import nl.opvang.plumbing.http.bulk.Tables.TableLine;
import nl.opvang.plumbing.page.Frame;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.page.form.Objection;
import nl.opvang.plumbing.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.Model;

/** Shows what would become of each row of a table, and records on a second word those that nothing stands in the way of. */
public final class UploadDesk {
    private static final String VIEW = "opvang/upload";

    /** How far a table is. */
    public enum Stage {
        ASKED,
        TRIED,
        RECORDED
    }

    /** A row with what would become, or became, of it: faults by column, or a sentence; fine when there are neither. */
    public record Outcome(
            int line,
            List<String> cells,
            Map<String, String> faults,
            @Nullable String objection) {
        public boolean fine() {
            return faults.isEmpty() && objection == null;
        }
    }

    private final Tables tables;
    private final MessageSource messages;

    public UploadDesk(Tables tables, MessageSource messages) {
        this.tables = tables;
        this.messages = messages;
    }

    /** The page as it is when one comes to it. */
    public String open(TableKind kind, String action, Model model) {
        return page(kind, action, Stage.ASKED, "", null, List.of(), "", model);
    }

    /** Tries all of it, and records nothing. */
    public String rehearse(
            TableKind kind,
            MunicipalityCode municipality,
            UploadForm form,
            String action,
            HttpServletRequest request,
            Model model) {
        return take(kind, municipality, form, action, request, model, Stage.TRIED);
    }

    /** Records it. */
    public String record(
            TableKind kind,
            MunicipalityCode municipality,
            UploadForm form,
            String action,
            HttpServletRequest request,
            Model model) {
        return take(kind, municipality, form, action, request, model, Stage.RECORDED);
    }

    private String take(
            TableKind kind,
            MunicipalityCode municipality,
            UploadForm form,
            String action,
            HttpServletRequest request,
            Model model,
            Stage stage) {
        request.setAttribute(Frame.SHOWN_AT, action);
        var text = form.table() == null ? "" : form.table();
        var sheet = Sheet.read(text);
        var columns = columns(kind, sheet);
        var fault = fault(kind, sheet, columns);
        if (fault != null) return page(kind, action, Stage.ASKED, text, fault, List.of(), "", model);
        var outcomes = outcomes(kind, municipality, form.id(), sheet, columns, request, stage);
        var fine = new ArrayList<Sheet.Row>();
        for (int i = 0; i < outcomes.size(); i++)
            if (outcomes.get(i).fine()) fine.add(sheet.rows().get(i));
        model.addAttribute("header", sheet.header());
        return page(kind, action, stage, text, null, outcomes, Sheet.text(sheet.header(), fine), model);
    }

    private @Nullable String fault(TableKind kind, Sheet sheet, Map<String, Integer> columns) {
        if (sheet.rows().isEmpty()) return "fault.table-empty";
        if (sheet.rows().size() > tables.most()) return "fault.table-long";
        return columns.keySet().containsAll(kind.columns().subList(0, kind.needed())) ? null : "fault.table-columns";
    }

    /** Where each column stands, by its name in any of the languages. */
    private Map<String, Integer> columns(TableKind kind, Sheet sheet) {
        var names = new HashMap<String, String>();
        for (var column : kind.columns()) {
            names.put(column.toLowerCase(Locale.ROOT), column);
            for (var locale : List.of(Locale.of("nl", "NL"), Locale.UK))
                names.put(
                        messages.getMessage("upload.column." + column, null, locale)
                                .toLowerCase(Locale.ROOT),
                        column);
        }
        var found = new TreeMap<String, Integer>();
        for (int i = 0; i < sheet.header().size(); i++) {
            var column = names.get(sheet.header().get(i).toLowerCase(Locale.ROOT));
            if (column != null) found.putIfAbsent(column, i);
        }
        return found;
    }

    private List<Outcome> outcomes(
            TableKind kind,
            MunicipalityCode municipality,
            UUID id,
            Sheet sheet,
            Map<String, Integer> columns,
            HttpServletRequest request,
            Stage stage) {
        var reading = kind.of(municipality);
        var faults = new ArrayList<Map<String, String>>();
        var lines = new ArrayList<TableLine>();
        for (var row : sheet.rows()) {
            var fields = new Fields();
            var cells = new HashMap<String, String>();
            columns.forEach((column, at) -> cells.put(column, row.cell(at)));
            // The same table of the same form says the same things, whatever was left out of it.
            var fact = UUID.nameUUIDFromBytes((id + "\0" + String.join("\0", row.cells()) + "\0" + repeats(sheet, row))
                    .getBytes(StandardCharsets.UTF_8));
            var data = reading.data(fact, new Cells(cells, fields, messages));
            faults.add(fields.faults());
            if (data != null && fields.faults().isEmpty()) lines.add(new TableLine(fact.toString(), kind.type(), data));
        }
        var problems = stage == Stage.TRIED
                ? tables.rehearse(request, municipality, lines)
                : tables.carryOut(request, municipality, lines);
        return joined(sheet, faults, problems.iterator());
    }

    /** How often the same row stands above this one. */
    private static long repeats(Sheet sheet, Sheet.Row row) {
        return sheet.rows().stream()
                .filter(other -> other.line() < row.line() && other.cells().equals(row.cells()))
                .count();
    }

    private List<Outcome> joined(Sheet sheet, List<Map<String, String>> faults, Iterator<@Nullable Problem> problems) {
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i < sheet.rows().size(); i++) {
            var row = sheet.rows().get(i);
            var wrong = faults.get(i);
            var problem = wrong.isEmpty() ? problems.next() : null;
            outcomes.add(new Outcome(
                    row.line(),
                    row.cells(),
                    wrong,
                    problem == null ? null : Objection.text(problem, messages, LocaleContextHolder.getLocale())));
        }
        return outcomes;
    }

    private String page(
            TableKind kind,
            String action,
            Stage stage,
            String text,
            @Nullable String fault,
            List<Outcome> outcomes,
            String rest,
            Model model) {
        long fine = outcomes.stream().filter(Outcome::fine).count();
        model.addAttribute("kind", kind)
                .addAttribute("needed", kind.columns().subList(0, kind.needed()))
                .addAttribute("action", action)
                .addAttribute("stage", stage)
                .addAttribute("table", text)
                .addAttribute("faults", fault == null ? Map.of() : Map.of("table", fault))
                .addAttribute("outcomes", outcomes)
                .addAttribute("fine", fine)
                .addAttribute("wrong", outcomes.size() - fine)
                .addAttribute("rest", rest)
                .addAttribute("mostRows", tables.most())
                .addAttribute("most", UploadForm.MOST);
        return VIEW;
    }
}
