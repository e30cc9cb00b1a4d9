import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/**
 * Check files with the core of veraPDF: flavours such as PDFUA_1, with commas between, then files.
 * Print a line for each file and flavour that passes, else for each broken rule.
 */
class VeraPdf {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : arguments[0].split(",")) {
            var flavour = PDFAFlavour.valueOf(name);
            for (int i = 1; i < arguments.length; i++) check(flavour, arguments[i]);
        }
    }

    private static void check(PDFAFlavour flavour, String file) throws Exception {
        var foundry = Foundries.defaultInstance();
        try (var parser = foundry.createParser(new FileInputStream(file), flavour);
             var validator = foundry.createValidator(flavour, false)) {
            var result = validator.validate(parser);
            var told = file + " " + flavour;
            if (result.isCompliant()) System.out.println(told + " passes");
            for (var failed : result.getFailedChecks().entrySet()) {
                System.out.println(told + " breaks " + failed.getKey().getClause() + "-"
                        + failed.getKey().getTestNumber() + " x" + failed.getValue());
            }
        }
    }
}
