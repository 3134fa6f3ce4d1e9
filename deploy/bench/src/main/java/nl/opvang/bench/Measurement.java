package nl.opvang.bench;

import java.util.List;

/** One thing that is measured, under a name of its own. */
interface Measurement {
    /** As given on the command line. */
    String name();

    /** What is measured against what, in a line. */
    String about();

    /** Measures on servers that hold nothing of other measurements but what is named apart. */
    List<Table> measure(Servers servers, Scale scale) throws Exception;
}
