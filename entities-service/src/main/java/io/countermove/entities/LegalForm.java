package io.countermove.entities;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What says only in which form of law an organisation exists; it stands at either end of its name.
final class LegalForm {
    private static final List<List<String>> FORMS = Stream.of("""
            inc, incorporated, ltd, limited, llc, corp, corporation, co, company, lp, llp, plc, pte, pty, private limited,
            limited liability company, limited company, joint stock company, closed joint stock company,
            open joint stock company, public joint stock company, limited partnership, limited liability partnership,
            gmbh, mbh, ag, kg, kgaa, ug, se, ev, sa, sas, sarl, srl, spa, sl, sau, bv, nv, oy, oyj, ab, as, a s, asa, aps,
            kft, zrt, sro, s r o, doo, d o o, ood, eood, sp z o o, bhd, sdn bhd, pt, tbk, kk, k k, gk, fze, fzc, fzco, fz llc,
            dmcc, sal, sarl al, pvt, pvt ltd, jsc, ojsc, cjsc, pjsc, ao, oao, zao, pao, ooo, npo, fgup, jsc npo, llp,
            anonim sirketi, limited sirketi, ltd sti, as ve tic, sti, sociedad anonima, sociedad limitada, ltda,
            общество с ограниченной ответственностью, акционерное общество, открытое акционерное общество,
            закрытое акционерное общество, публичное акционерное общество, ооо, ао, оао, зао, пао, the""".split(",", -1))
            .map(form -> List.of(form.strip().split("\\s+", -1)))
            .distinct()
            .sorted(Comparator.comparingInt((List<String> form) -> form.size()).reversed())
            .toList();
    /// Written without a space before or after them, the longest first.
    private static final List<String> JOINED = Arrays.asList(
            "股份有限责任公司",
            "有限责任公司",
            "股份有限公司",
            "集团有限公司",
            "有限公司",
            "股份公司",
            "責任有限公司",
            "株式会社",
            "有限会社",
            "合同会社",
            "股份",
            "公司",
            "주식회사",
            "유한회사");

    private LegalForm() {}

    /// What is left without them; the whole where nothing would be.
    static List<String> strip(List<String> tokens) {
        var left = tokens;
        for (var shorter = once(left); !shorter.equals(left) && !shorter.isEmpty(); shorter = once(left)) {
            left = shorter;
        }
        return left;
    }

    private static List<String> once(List<String> tokens) {
        int size = tokens.size();
        for (var form : FORMS) {
            int length = form.size();
            if (size >= length && tokens.subList(size - length, size).equals(form) && !form.equals(THE)) {
                return tokens.subList(0, size - length);
            }
            if (size >= length && tokens.subList(0, length).equals(form)) {
                return tokens.subList(length, size);
            }
        }
        return size == 0 ? tokens : joined(tokens);
    }

    private static final List<String> THE = List.of("the");

    private static List<String> joined(List<String> tokens) {
        var all = new java.util.ArrayList<>(tokens);
        for (var form : JOINED) {
            var last = all.getLast();
            if (last.endsWith(form)) {
                all.set(all.size() - 1, last.substring(0, last.length() - form.length()));
                break;
            }
            var first = all.getFirst();
            if (first.startsWith(form)) {
                all.set(0, first.substring(form.length()));
                break;
            }
        }
        return all.stream().filter(token -> !token.isEmpty()).toList();
    }
}
