package offenders.services_log_and_do_not_print.nl.opvang.standalone;

class Greets {
    void print() {
        System.out.println("Opvang is ready.");
    }
}
