# Manual pages and completions are made by man/pages and committed, so that nobody needs Python to
# build or install: after a change of --help or of a public header, tools/check-man --write.
dist_man3_MANS = man/burgi.3 man/burgi_bessel.3 man/burgi_bessel_deriv.3 man/burgi_besselik.3 \
    man/burgi_core.3 man/burgi_cuda.3 man/burgi_cuda_device.3 man/burgi_cuda_mixture.3 man/burgi_cuda_vmf.3 man/burgi_gig.3 man/burgi_kernel.3 man/burgi_matern.3 man/burgi_mixture_engine.3 man/burgi_rows.3 man/burgi_stable.3 man/burgi_stable_fit.3 man/burgi_stable_plan.3 man/burgi_stable_sample.3 man/burgi_vmf.3 man/burgi_vmf_divergence.3 \
    man/burgi_vmf_fit.3 man/burgi_vmf_law.3 man/burgi_vmf_mixture.3 man/burgi_vmf_sample.3
install_more = install-manual-links
uninstall_more = uninstall-manual-links
if BUILD_COMMAND
dist_man1_MANS = man/burgi.1 man/burgi-eval.1 man/burgi-stable.1 man/burgi-stable-fit.1 man/burgi-stable-pdf.1 man/burgi-stable-quantile.1 man/burgi-stable-sample.1 \
    man/burgi-vmf.1 man/burgi-vmf-compare.1 man/burgi-vmf-fit.1 man/burgi-vmf-info.1 \
    man/burgi-vmf-kappa.1 man/burgi-vmf-merge.1 man/burgi-vmf-mixture.1 man/burgi-vmf-sample.1 man/burgi-vmf-score.1 man/burgi-vmf-test.1
zshcompletiondir = $(datadir)/zsh/site-functions
dist_zshcompletion_DATA = completion/_burgi
install_more += install-bash-completion
uninstall_more += uninstall-bash-completion
endif
EXTRA_DIST += man/completion.py man/headers.py man/helptext.py man/links man/pages man/roff.py \
    man/section1.py man/section3.py man/burgi.1.in man/burgi.3.in man/burgi-eval.1.in \
    man/burgi-stable.1.in man/burgi-stable-fit.1.in man/burgi-stable-pdf.1.in man/burgi-stable-quantile.1.in man/burgi-stable-sample.1.in \
    man/burgi-vmf.1.in man/burgi-vmf-compare.1.in man/burgi-vmf-fit.1.in man/burgi-vmf-info.1.in man/burgi-vmf-kappa.1.in \
    man/burgi-vmf-merge.1.in man/burgi-vmf-mixture.1.in man/burgi-vmf-sample.1.in man/burgi-vmf-score.1.in man/burgi-vmf-test.1.in \
    completion/_burgi.in completion/burgi.bash completion/burgi.bash.in

install-data-hook: $(install_more)
uninstall-hook: $(uninstall_more)

# man burgi_log_besselk_n shows the page of its family.
.PHONY: install-manual-links uninstall-manual-links install-bash-completion uninstall-bash-completion
install-manual-links:
	@while read -r name page; do \
	    echo ".so man3/$$page.3" >"$(DESTDIR)$(man3dir)/$$name.3" || exit 1; \
	done <$(srcdir)/man/links
uninstall-manual-links:
	@while read -r name page; do rm -f "$(DESTDIR)$(man3dir)/$$name.3"; done <$(srcdir)/man/links

# bash-completion looks for the name of the command.
bashcompletiondir = $(datadir)/bash-completion/completions
install-bash-completion:
	$(MKDIR_P) "$(DESTDIR)$(bashcompletiondir)"
	$(INSTALL_DATA) $(srcdir)/completion/burgi.bash "$(DESTDIR)$(bashcompletiondir)/burgi"
uninstall-bash-completion:
	rm -f "$(DESTDIR)$(bashcompletiondir)/burgi"
