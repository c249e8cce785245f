/* The commands of burgi vmf. */
#ifndef BURGI_CLI_VMF_VMF_H
#define BURGI_CLI_VMF_VMF_H

int run_vmf_fit(int argc, char **argv);
int run_vmf_info(int argc, char **argv);
int run_vmf_mixture(int argc, char **argv); /* of libburgi_kernel, as */
int run_vmf_score(int argc, char **argv);   /* this */
int run_vmf_merge(int argc, char **argv);
int run_vmf_compare(int argc, char **argv);
int run_vmf_kappa(int argc, char **argv);
int run_vmf_sample(int argc, char **argv);
int run_vmf_test(int argc, char **argv);

#endif
