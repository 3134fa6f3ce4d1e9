package nl.opvang.plumbing.page.upload;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/** What can be told by a table: which columns it has, and what a row of them says. Its texts begin with {@code upload.<word>}. */
public interface TableKind {
    /** As it stands in addresses and in the names of texts. */
    String word();

    /** The type of its lines in a bulk request. */
    String type();

    /** By the names that the texts {@code upload.column.<name>} show; the first ones must be there. */
    List<String> columns();

    /** How many of the columns must be there. */
    int needed();

    /**
     * What the rows of one table say, with whatever they refer to looked up once.
     *
     * @return a reader of rows: from the cells to the data of a bulk line, or null when something is wrong with them, which is told then
     */
    Reading of(MunicipalityCode municipality);

    /** Reads rows. */
    @FunctionalInterface
    interface Reading {
        /** @param id of what the row says */
        @Nullable
        Map<String, Object> data(UUID id, Cells cells);
    }
}
