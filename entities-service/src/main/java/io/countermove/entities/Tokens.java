package io.countermove.entities;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A text as its words, in any script: without case, width, accents and punctuation. A run of characters that have no
/// spaces between them (Chinese, Japanese, Korean) is one token. What is stored and what is asked are read alike.
public final class Tokens {
    private static final int LONGEST = 100;
    private static final Pattern ACCENT = Pattern.compile("(?<=[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}])\\p{Mn}+");
    /// S.A. is SA, and U.S. is US.
    private static final Pattern INITIALS =
            Pattern.compile("\\.(?<=(?<![\\p{L}\\p{N}])\\p{L}.)(?=\\p{L}(?![\\p{L}\\p{N}]))");
    private static final String APOSTROPHES = "'’ʼ`";
    private static final Pattern APOSTROPHE = Pattern.compile("[" + APOSTROPHES + "](?<=\\p{L}.)(?=\\p{L})");
    private static final String IDEOGRAPHS = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}ー";
    private static final Pattern TOKEN = Pattern.compile(
            "[" + IDEOGRAPHS + "]+|\\p{N}+(?:\\.\\p{N}+)+|(?:(?![" + IDEOGRAPHS + "])[\\p{L}\\p{M}\\p{N}])+");
    private static final Pattern JOINED = Pattern.compile("[" + IDEOGRAPHS + "].*");
    private static final Transliterator TO_ASCII =
            Transliterator.getInstance("Any-Latin; Latin-ASCII; [^\\u0000-\\u007F] Remove; Lower");

    private Tokens() {}

    public static List<String> of(String text) {
        var tokens = new ArrayList<String>();
        var folded = fold(text);
        if (isAscii(folded)) {
            addAscii(folded, tokens);
        } else {
            var match = TOKEN.matcher(folded);
            while (match.find()) {
                add(match.group(), tokens);
            }
        }
        return tokens;
    }

    private static void add(String token, List<String> tokens) {
        tokens.add(token.length() > LONGEST ? token.substring(0, LONGEST) : token);
    }

    /// What `TOKEN` finds in a text of ASCII, several times as fast.
    private static void addAscii(String text, List<String> tokens) {
        int end;
        for (int at = 0; at < text.length(); at = end) {
            end = endOfDecimal(text, at);
            if (end == at) {
                end = endOfDigits(text, at);
                while (end < text.length() && isLetterOrDigit(text.charAt(end))) {
                    end++;
                }
            }
            if (end > at) {
                add(text.substring(at, end), tokens);
            } else {
                end++;
            }
        }
    }

    /// Where a number with points that begins at `at` ends; `at` where none does.
    private static int endOfDecimal(String text, int at) {
        int digits = endOfDigits(text, at);
        if (digits == at) {
            return at;
        }
        int end = digits;
        while (end < text.length() && text.charAt(end) == '.' && endOfDigits(text, end + 1) > end + 1) {
            end = endOfDigits(text, end + 1);
        }
        return end > digits ? end : at;
    }

    private static int endOfDigits(String text, int at) {
        int end = at;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLetterOrDigit(char each) {
        return (each >= 'a' && each <= 'z') || isDigit(each);
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }

    /// Whether no two such tokens are the same unless they are equal: H20 is neither H200 nor H2O.
    public static boolean isCode(String token) {
        return token.chars().anyMatch(each -> Character.isDigit(each));
    }

    /// Whether it is a run of characters that are written without spaces.
    static boolean isJoined(String token) {
        return !isAscii(token) && JOINED.matcher(token).matches();
    }

    /// In Latin letters.
    static String latin(List<String> tokens) {
        var text = String.join(" ", tokens);
        return isAscii(text) ? text : transliterate(text);
    }

    private static String fold(String text) {
        var folded = text.toLowerCase(Locale.ROOT);
        if (!isAscii(text)) {
            var open = Normalizer.normalize(folded, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
            folded = Normalizer.normalize(ACCENT.matcher(open).replaceAll(""), Normalizer.Form.NFC)
                    .replace("ı", "i")
                    .replace("ß", "ss")
                    .replace("ø", "o")
                    .replace("ł", "l")
                    .replace("đ", "d")
                    .replace("æ", "ae");
        }
        folded = folded.replace("&", " and ").replace("+", " plus ").replace("#", " sharp ");
        if (holdsAny(folded, APOSTROPHES)) {
            folded = APOSTROPHE.matcher(folded).replaceAll("");
        }
        return folded.indexOf('.') < 0 ? folded : INITIALS.matcher(folded).replaceAll("");
    }

    private static boolean holdsAny(String text, String characters) {
        return characters.chars().anyMatch(each -> text.indexOf(each) >= 0);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static synchronized String transliterate(String text) {
        return of(TO_ASCII.transliterate(text)).stream().collect(Collectors.joining(" "));
    }
}
